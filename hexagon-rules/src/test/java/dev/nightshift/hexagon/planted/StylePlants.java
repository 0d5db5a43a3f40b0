package dev.nightshift.hexagon.planted;

import static dev.nightshift.hexagon.planted.Plant.ofExpressions;
import static dev.nightshift.hexagon.planted.Plant.ofMembers;

import java.util.List;

/** What no ring may do, and technologies out of their place. */
final class StylePlants {

    static final List<Plant> ALL = List.of(
            ofMembers(
                    "transactions_are_not_annotated",
                    "adapters/persistence/orders",
                    "@jakarta.transaction.Transactional void planted() {}",
                    "@io.micronaut.transaction.annotation.Transactional void planted() {}"),
            Plant.of("transactions_are_not_annotated", "shop.bootstrap.Wires")
                    .with("bootstrap/Wires.java", "@jakarta.transaction.Transactional class Wires {}"),
            ofMembers("nothing_is_injected_into_fields", "adapters/web/orders", "@jakarta.inject.Inject int planted;"),
            Plant.of(
                            "classes_have_telling_names",
                            "OrdersImpl",
                            "OrdersPort",
                            "OrderUtils",
                            "CartManager",
                            "CartHelper")
                    .with("adapters/web/orders/OrdersImpl.java", "class OrdersImpl {}")
                    .with("domain/orders/OrdersPort.java", "class OrdersPort {}")
                    .with("domain/orders/OrderUtils.java", "class OrderUtils { record CartManager() {} }")
                    .with("bootstrap/CartHelper.java", "class CartHelper {}"),
            Plant.of("interfaces_are_named_like_classes", "shop.domain.orders.IOrders")
                    .with("domain/orders/IOrders.java", "interface IOrders {}"),
            ofExpressions(
                    "days_are_half_open",
                    "adapters/persistence/orders",
                    "java.time.LocalTime.MAX",
                    "java.time.LocalTime.of(23, 59, 59)",
                    "java.time.LocalDate.EPOCH.atTime(23, 59)",
                    "java.time.LocalDate.EPOCH.atTime(23, 59, 59, 999_999_999)",
                    "java.time.LocalDate.EPOCH.atTime(java.time.LocalTime.MAX)",
                    "\"WHERE created_at <= day + time '23:59:59.999'\""),
            Plant.ofStatements(
                    "failures_have_a_type_of_their_own",
                    "adapters/web/orders",
                    "throw new RuntimeException(\"x\")",
                    "throw new Exception(\"x\")",
                    "throw new Error(\"x\")",
                    "java.util.Optional.empty().orElseThrow(() -> new RuntimeException())"),
            Plant.of("controllers_are_in_the_web_adapter", "shop.adapters.persistence.orders.OrderPages")
                    .with(
                            "adapters/persistence/orders/OrderPages.java",
                            "@io.micronaut.http.annotation.Controller class OrderPages {}"),
            Plant.of("schedules_are_in_the_scheduler", "shop.adapters.web.orders.Nightly")
                    .with(
                            "adapters/web/orders/Nightly.java",
                            """
                            class Nightly {
                                @io.micronaut.scheduling.annotation.Scheduled(cron = "0 1 * * *") void run() {}
                            }
                            """),
            ofMembers(
                    "schedules_are_in_the_scheduler",
                    "bootstrap",
                    "io.micronaut.scheduling.TaskScheduler planted;",
                    "@io.micronaut.scheduling.annotation.Scheduled(fixedDelay = \"1s\") void planted() {}"),
            ofMembers(
                    "sql_is_in_the_persistence_adapter",
                    "adapters/web/orders",
                    "java.sql.Connection planted;",
                    "javax.sql.DataSource[] planted;",
                    "org.postgresql.ds.PGSimpleDataSource planted;",
                    "org.jdbi.v3.core.Jdbi planted;",
                    "org.flywaydb.core.Flyway planted;",
                    "io.micronaut.data.model.Page<String> planted;",
                    "io.micronaut.transaction.TransactionOperations<String> planted;"),
            ofMembers(
                    "old_dates_are_not_used",
                    "adapters/persistence/orders",
                    "java.util.Date planted;",
                    "java.util.Calendar planted() { return java.util.Calendar.getInstance(); }",
                    "java.sql.Date planted;",
                    "Object planted = new java.text.SimpleDateFormat(\"yyyy\");"),
            Plant.of("no_library_rewrites_the_language", "shop.domain.orders.Cart", "shop.bootstrap.Cart")
                    .with("domain/lombok/Generated.java", "package lombok; public @interface Generated {}")
                    .with("domain/orders/Cart.java", "@lombok.Generated class Cart {}")
                    .with("vavr/Option.java", "package io.vavr.control; public interface Option {}")
                    .with("bootstrap/Cart.java", "record Cart(io.vavr.control.Option option) {}"));

    private StylePlants() {}
}
