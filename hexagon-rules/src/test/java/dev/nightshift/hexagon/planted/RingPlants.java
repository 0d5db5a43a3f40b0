package dev.nightshift.hexagon.planted;

import dev.nightshift.hexagon.Ring;
import java.util.ArrayList;
import java.util.List;

/** What breaks the rules about rings, ports and packages. */
final class RingPlants {

    static final List<Plant> ALL = List.of(
            Plant.of("every_class_belongs_to_a_ring", "shop.tools.Hammer")
                    .with("tools/Hammer.java", "public class Hammer {}"),
            Plant.of("every_ring_has_classes", "shop.adapters.gone")
                    .where(shop -> shop.with(and(Shop.RINGS, Ring.adapter("adapters.gone")), Shop.CONTEXTS)),
            Plant.of("planned_rings_have_no_classes", "shop.adapters.search.Index")
                    .with("adapters/search/Index.java", "public class Index {}"),
            Plant.of("rings_know_only_what_they_may", "shop.domain.orders.Order")
                    .with("domain/orders/Order.java", "public record Order(shop.application.Rebate rebate) {}")
                    .with("application/Rebate.java", "public record Rebate() {}"),
            Plant.of("rings_know_only_what_they_may", "shop.application.orders.PlaceOrder")
                    .with("application/orders/PlaceOrder.java", "public record PlaceOrder(java.sql.Connection sql) {}"),
            Plant.of("rings_know_only_what_they_may", "shop.application.orders.PlaceOrder")
                    .with(
                            "application/orders/PlaceOrder.java",
                            "public record PlaceOrder(shop.adapters.web.orders.OrdersController controller) {}"),
            Plant.of("rings_know_only_what_they_may", "shop.application.orders.Cart")
                    .with("application/orders/Cart.java", "@jakarta.inject.Singleton class Cart {}"),
            Plant.of("rings_know_only_what_they_may", "shop.adapters.web.orders.OrdersController")
                    .with(
                            "adapters/web/orders/OrdersController.java",
                            "public class OrdersController { javax.sql.DataSource[] sources; }"),
            Plant.of("rings_know_only_what_they_may", "shop.adapters.web.orders.OrdersController")
                    .with(
                            "adapters/web/orders/OrdersController.java",
                            "public class OrdersController { shop.bootstrap.Main main; }"),
            Plant.of("adapters_never_see_each_other", "shop.adapters.web.orders.OrdersController")
                    .with(
                            "adapters/web/orders/OrdersController.java",
                            """
                            public class OrdersController {
                                Object shortCut() {
                                    return new shop.adapters.persistence.orders.PostgresOrders(null);
                                }
                            }
                            """),
            Plant.of("only_the_wiring_knows_two_adapters", "shop.application.orders.Wires")
                    .with(
                            "application/orders/Wires.java",
                            """
                            record Wires(
                                shop.adapters.persistence.orders.PostgresOrders one,
                                shop.adapters.web.orders.OrdersController other) {}
                            """),
            Plant.of("adapters_reach_the_core_by_use_cases", "shop.adapters.web.orders.CartController.fill")
                    .with(
                            "adapters/web/orders/CartController.java",
                            """
                            public record CartController(shop.domain.orders.Orders orders) {
                                public void fill(shop.domain.orders.Order order) {
                                    orders.add(order);
                                }
                            }
                            """),
            Plant.of("ports_are_implemented_outside_the_core", "shop.domain.orders.NoOrders")
                    .with(
                            "domain/orders/NoOrders.java",
                            "public class NoOrders implements Orders { public void add(Order order) {} }"),
            Plant.of("ports_are_implemented_outside_the_core", "shop.application.orders.Cart$1")
                    .with(
                            "application/orders/Cart.java",
                            """
                            class Cart {
                                Object orders = new shop.domain.orders.Orders() {
                                    public void add(shop.domain.orders.Order order) {}
                                };
                            }
                            """),
            Plant.of("adapters_are_named_after_their_technology", "shop.adapters.persistence.orders.StoredOrders")
                    .with(
                            "adapters/persistence/orders/StoredOrders.java",
                            """
                            class StoredOrders implements shop.domain.orders.Orders {
                                public void add(shop.domain.orders.Order order) {}
                            }
                            """),
            Plant.of("packages_are_null_marked", "shop.bootstrap.Main").without("bootstrap/package-info.java"),
            Plant.of("packages_are_null_marked", "shop.domain.orders.Order")
                    .with("domain/orders/package-info.java", "/** Nothing is said about null. */"),
            Plant.of("packages_have_telling_names", "shop.adapters.web.orders.dto.OrderDto", "'dto'")
                    .with("adapters/web/orders/dto/OrderDto.java", "public record OrderDto() {}"),
            Plant.of("domain_is_a_module_that_exports_all_its_packages", "shop.domain.orders.Order")
                    .with(
                            "domain/module-info.java",
                            "module shop.domain { requires static org.jspecify; exports shop.domain; }"),
            Plant.of("contracts_are_abstract", "shop.domain.orders.OrdersContract")
                    .with("kit/domain/orders/OrdersContract.java", "public class OrdersContract {}"),
            Plant.of("every_fake_has_a_contract", "shop.domain.orders.InMemoryOrders", "shop.domain.orders.Orders")
                    .without("kit/domain/orders/OrdersContract.java"),
            Plant.of("every_fake_has_a_contract", "failed to check any")
                    .without("kit/domain/orders/InMemoryOrders.java"));

    private RingPlants() {}

    private static List<Ring> and(List<Ring> rings, Ring another) {
        List<Ring> all = new ArrayList<>(rings);
        all.add(another);
        return all;
    }
}
