package dev.nightshift.hexagon;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the rules of a hexagon over classes. */
public final class HexagonCheck {

    private final Hexagon hexagon;
    private final List<HexagonRule> rules;
    private final JavaClasses production;
    private final JavaClasses withTestKit;

    /** @throws IllegalArgumentException if the data names a rule that is not there */
    public HexagonCheck(Hexagon hexagon, JavaClasses production, JavaClasses withTestKit) {
        this.hexagon = hexagon;
        this.rules = HexagonRules.of(hexagon);
        this.production = production;
        this.withTestKit = withTestKit;
        Set<String> known = rules.stream().map(HexagonRule::name).collect(Collectors.toSet());
        Stream.concat(hexagon.exemptions().stream().map(Exemption::rule), hexagon.nothingToCheckYet().stream())
                .filter(name -> !known.contains(name))
                .findAny()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no such rule: " + name);
                });
    }

    public List<HexagonRule> rules() {
        return rules;
    }

    /** @throws AssertionError if the rule is broken, or has nothing to check and the data does not say so */
    public void check(HexagonRule rule) {
        EvaluationResult result = evaluate(rule, hexagon.nothingToCheckYet().contains(rule.name()))
                .filterDescriptionsMatching(finding -> exemptionsOf(rule).noneMatch(each -> each.covers(finding)));
        if (result.hasViolation()) {
            throw new AssertionError(result.getFailureReport().toString());
        }
    }

    /** Exemptions that exempt from nothing, and rules said to have nothing to check that do have something. */
    public List<String> staleData() {
        return rules.stream()
                .flatMap(rule -> Stream.concat(staleExemptions(rule), staleEmptiness(rule)))
                .toList();
    }

    private Stream<String> staleExemptions(HexagonRule rule) {
        return exemptionsOf(rule)
                .filter(exemption -> evaluate(rule, true).getFailureReport().getDetails().stream()
                        .noneMatch(exemption::covers))
                .map(exemption -> "%s needs no exemption from %s any more".formatted(exemption.subject(), rule));
    }

    private Stream<String> staleEmptiness(HexagonRule rule) {
        return hexagon.nothingToCheckYet().contains(rule.name()) && hasSubjects(rule)
                ? Stream.of("%s has something to check now".formatted(rule))
                : Stream.empty();
    }

    private Stream<Exemption> exemptionsOf(HexagonRule rule) {
        return hexagon.exemptions().stream()
                .filter(exemption -> exemption.rule().equals(rule.name()));
    }

    private boolean hasSubjects(HexagonRule rule) {
        try {
            evaluate(rule, false);
            return true;
        } catch (AssertionError nothingToCheck) {
            return false;
        }
    }

    private EvaluationResult evaluate(HexagonRule rule, boolean mayBeEmpty) {
        JavaClasses classes = rule.scope() == HexagonRule.Scope.PRODUCTION ? production : withTestKit;
        return rule.rule().allowEmptyShould(mayBeEmpty).evaluate(classes);
    }
}
