package dev.nightshift.hexagon.planted;

import static dev.nightshift.hexagon.Ring.JAVA_BASE;

import dev.nightshift.hexagon.Contexts;
import dev.nightshift.hexagon.Hexagon;
import dev.nightshift.hexagon.Ring;
import dev.nightshift.hexagon.Technologies;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hexagon that keeps every rule, with something to check for each. */
final class Shop {

    static final List<Ring> RINGS = List.of(
            Ring.domain("domain")
                    .using(JAVA_BASE)
                    .using("org.jspecify.annotations")
                    .sharing("Money"),
            Ring.application("application")
                    .knowing("domain")
                    .using(JAVA_BASE)
                    .using("org.jspecify.annotations")
                    .sharing("Transactions"),
            adapter("adapters.persistence").using("java.sql", "javax.sql").namingAdapters("Postgres"),
            adapter("adapters.web").using("io.micronaut.http.annotation").sharing("problems.."),
            adapter("adapters.search").asPlanned(),
            Ring.wiring("bootstrap")
                    .knowing("domain", "application", "adapters.persistence", "adapters.web")
                    .using(JAVA_BASE)
                    .using("org.jspecify.annotations"));

    static final Contexts CONTEXTS = Contexts.of("customers", "orders", "audit")
            .planning("returns")
            .servedBy("audit")
            .letting("orders", "customers");

    private Shop() {}

    static Hexagon hexagon() {
        return Hexagon.of("shop", RINGS, CONTEXTS).confining(Technologies.confined());
    }

    private static Ring adapter(String packageName) {
        return Ring.adapter(packageName)
                .knowing("domain", "application")
                .using(JAVA_BASE)
                .using("org.jspecify.annotations");
    }

    /** Sources by their paths below the root package; a file's package is where it is. */
    static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        sources.put("domain/Money.java", "public record Money(long minorUnits, String currency) {}");
        sources.put("domain/audit/AuditEntry.java", "public record AuditEntry(String what) {}");
        sources.put("domain/customers/CustomerId.java", "public record CustomerId(long value) {}");
        sources.put(
                "domain/orders/Order.java",
                """
                public record Order(shop.domain.customers.CustomerId customer, shop.domain.Money total) {

                    public static final java.util.List<String> CURRENCIES = java.util.List.of("EUR", "KRW");

                    public static Order emptyOf(shop.domain.customers.CustomerId customer) {
                        return new Order(customer, new shop.domain.Money(0, CURRENCIES.get(0)));
                    }
                }
                """);
        sources.put("domain/orders/Orders.java", "public interface Orders { void add(Order order); }");
        sources.put("application/Transactions.java", "public interface Transactions { void inOne(Runnable work); }");
        sources.put(
                "application/orders/PlaceOrder.java",
                """
                public final class PlaceOrder {

                    private static final System.Logger LOG = System.getLogger(PlaceOrder.class.getName());

                    private final java.time.Clock clock;
                    private final shop.domain.orders.Orders orders;

                    public PlaceOrder(java.time.Clock clock, shop.domain.orders.Orders orders) {
                        this.clock = clock;
                        this.orders = orders;
                    }

                    public Outcome place(shop.domain.orders.Order order) {
                        LOG.log(System.Logger.Level.INFO, new shop.domain.audit.AuditEntry("placed").toString());
                        orders.add(order);
                        return new Outcome.Placed(java.time.Instant.now(clock));
                    }

                    public sealed interface Outcome {
                        record Placed(java.time.Instant at) implements Outcome {}
                    }
                }
                """);
        sources.put(
                "adapters/persistence/orders/PostgresOrders.java",
                """
                public record PostgresOrders(javax.sql.DataSource source) implements shop.domain.orders.Orders {
                    @Override
                    public void add(shop.domain.orders.Order order) {}
                }
                """);
        sources.put("adapters/web/problems/Problem.java", "public record Problem(String title) {}");
        sources.put(
                "adapters/web/orders/OrdersController.java",
                "@io.micronaut.http.annotation.Controller public final class OrdersController {}");
        sources.put(
                "bootstrap/Main.java",
                """
                public final class Main {
                    public static void main(String[] args) {
                        System.out.println(new shop.adapters.web.orders.OrdersController());
                        shop.domain.orders.Orders none = order -> {};
                        System.out.println(new shop.application.orders.PlaceOrder(java.time.Clock.systemUTC(), none));
                    }
                }
                """);
        sources.put(
                "kit/domain/orders/InMemoryOrders.java",
                """
                public final class InMemoryOrders implements Orders {
                    @Override
                    public void add(Order order) {}
                }
                """);
        sources.put("kit/domain/orders/OrdersContract.java", "public abstract class OrdersContract {}");
        return sources;
    }
}
