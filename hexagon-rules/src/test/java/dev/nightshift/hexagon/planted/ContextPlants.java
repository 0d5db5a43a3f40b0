package dev.nightshift.hexagon.planted;

import dev.nightshift.hexagon.Contexts;
import java.util.List;

/** What breaks the rules about contexts. */
final class ContextPlants {

    static final List<Plant> ALL = List.of(
            Plant.of("every_class_belongs_to_a_context", "shop.application.ordering.Cart")
                    .with("application/ordering/Cart.java", "class Cart {}"),
            Plant.of("every_class_belongs_to_a_context", "shop.domain.Everything", "shop.domain.Everything$Else")
                    .with("domain/Everything.java", "public class Everything { static class Else {} }"),
            Plant.of("every_context_has_classes", "reviews")
                    .where(shop -> shop.with(Shop.RINGS, Contexts.of("customers", "orders", "audit", "reviews"))),
            Plant.of("planned_contexts_have_no_classes", "shop.domain.returns.Return")
                    .with("domain/returns/Return.java", "public class Return {}"),
            Plant.of("contexts_know_only_what_they_may", "shop.domain.customers.Customer")
                    .with("domain/customers/Customer.java", "class Customer { shop.domain.orders.Order last; }"),
            Plant.of("contexts_know_only_what_they_may", "shop.application.customers.Forget")
                    .with("application/customers/Forget.java", "class Forget { shop.domain.orders.Orders orders; }"),
            Plant.of("contexts_know_only_what_they_may", "shop.domain.audit.AuditEntry")
                    .with(
                            "domain/audit/AuditEntry.java",
                            "public record AuditEntry(String what) { static shop.domain.customers.CustomerId who; }"),
            Plant.of("contexts_are_free_of_cycles", "Slice customers", "shop.application.customers.Forget")
                    .with("application/customers/Forget.java", "class Forget { shop.domain.orders.Orders orders; }")
                    .where(shop -> shop.with(Shop.RINGS, Shop.CONTEXTS.letting("customers", "orders"))),
            Plant.of("packages_are_free_of_cycles", "shop.adapters.web.problems.Problem")
                    .with(
                            "adapters/web/problems/Problem.java",
                            "public record Problem(String title) { static shop.adapters.web.orders.Cart cart; }")
                    .with(
                            "adapters/web/orders/Cart.java",
                            "public record Cart(shop.adapters.web.problems.Problem problem) {}"),
            Plant.of("what_is_shared_knows_no_context", "shop.domain.Money")
                    .with(
                            "domain/Money.java",
                            """
                            public record Money(long minorUnits, String currency) {
                                static shop.domain.customers.CustomerId owner;
                            }
                            """),
            Plant.of("what_is_shared_knows_no_context", "shop.adapters.web.problems.Problem")
                    .with(
                            "adapters/web/problems/Problem.java",
                            "public record Problem(shop.domain.orders.Order order) {}"),
            Plant.of("migrations_are_grouped_by_context", "'ordering'")
                    .with("migration/ordering/V002__ordering.sql", "SELECT 1;"),
            Plant.of("migrations_are_grouped_by_context", "'V003__loose.sql'")
                    .with("migration/V003__loose.sql", "SELECT 1;"));

    private ContextPlants() {}
}
