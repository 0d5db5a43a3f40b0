package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How values of a parameter are written where there is nothing but text, such as on a command line. */
public sealed interface TextForm {

    /** The text itself. */
    Single TEXT = new Single(text -> text);

    /** A number as JSON writes it, leading zeros allowed; what is none stays text, and is refused as such. */
    Single NUMBER = new Single(Readings::numberIn);

    /** {@code true} or {@code false}. */
    Single FLAG = new Single(TextForm::flag);

    /** A flag or a number where it looks like one, else text: for parameters that do not say how they are written. */
    Single GUESSED = new Single(TextForm::guess);

    /** Texts: the assignment is repeated, or has commas; {@code \,} is a comma within a text. */
    Several TEXTS = new Several(TEXT);

    /** Numbers by any names. */
    Members NUMBERS_BY_NAME = new Members(name -> Optional.of(NUMBER));

    /** An object of these parameters. */
    static Members of(List<Parameter<?>> members) {
        Map<String, TextForm> forms = members.stream().collect(toMap(Parameter::name, Parameter::form));
        return new Members(name -> Optional.ofNullable(forms.get(name)), members);
    }

    /**
     * One value.
     *
     * @param value what JSON would say for the text
     */
    record Single(Function<String, Object> value) implements TextForm {
        public Single {
            requireNonNull(value, "value");
        }
    }

    /** A list of values. */
    record Several(Single each) implements TextForm {
        public Several {
            requireNonNull(each, "each");
        }
    }

    /**
     * An object.
     *
     * @param member how the member of a name is written; empty when there is none
     * @param declared its members; empty when they may have any names
     */
    record Members(Function<String, Optional<TextForm>> member, List<Parameter<?>> declared) implements TextForm {
        public Members {
            requireNonNull(member, "member");
            declared = List.copyOf(declared);
        }

        public Members(Function<String, Optional<TextForm>> member) {
            this(member, List.of());
        }
    }

    private static Object flag(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    private static Object guess(String text) {
        Object flag = flag(text);
        return flag instanceof Boolean ? flag : Readings.numberIn(text);
    }
}
