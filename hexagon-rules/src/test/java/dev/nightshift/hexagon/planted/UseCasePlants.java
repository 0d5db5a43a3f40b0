package dev.nightshift.hexagon.planted;

import java.util.List;

/** What is not a use case as we write them. */
final class UseCasePlants {

    private static final String CART = "application/orders/Cart.java";

    static final List<Plant> ALL = List.of(
            Plant.of("use_cases_have_one_public_method", "shop.application.orders.Cart has 2")
                    .with(CART, "public class Cart { public void fill() {} public void empty() {} }"),
            Plant.of("use_cases_have_one_public_method", "shop.application.orders.Cart has 2")
                    .with(CART, "public class Cart { public void fill() {} public static void empty() {} }"),
            Plant.of("use_cases_have_one_public_method", "shop.application.orders.Cart has 0")
                    .with(CART, "public class Cart { @Override public String toString() { return \"\"; } }"),
            Plant.of("use_cases_are_not_interfaces", "shop.application.orders.Cart")
                    .with(CART, "public interface Cart { void fill(); }"),
            Plant.of("outcomes_are_sealed_and_nested", "shop.application.orders.Cart$Outcome")
                    .with(CART, "public class Cart { public void fill() {} public interface Outcome {} }"),
            Plant.of("outcomes_are_sealed_and_nested", "shop.application.orders.Cart$Outcome")
                    .with(CART, "public class Cart { public void fill() {} public enum Outcome { FULL } }"),
            Plant.of("outcomes_are_sealed_and_nested", "shop.application.orders.Outcome")
                    .with(
                            "application/orders/Outcome.java",
                            "public sealed interface Outcome { record Full() implements Outcome {} }"),
            Plant.of("results_of_use_cases_are_called_Outcome", "shop.application.orders.Cart$FillResult")
                    .with(CART, "public class Cart { public void fill() {} public record FillResult() {} }"));

    private UseCasePlants() {}
}
