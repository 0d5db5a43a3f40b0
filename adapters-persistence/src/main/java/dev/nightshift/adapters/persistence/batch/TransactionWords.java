package dev.nightshift.adapters.persistence.batch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds, in the text of SQL statements, one that begins or ends a transaction; savepoints do neither. */
final class TransactionWords {

    private static final Pattern HINT =
            Pattern.compile("\\b(commit|rollback|abort|end|begin|start|prepare)\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<String> ALWAYS = Set.of("COMMIT", "END", "ABORT", "BEGIN");

    private static final String END = ";";

    private final String sql;
    private int at;

    private TransactionWords(String sql) {
        this.sql = sql;
    }

    /** The first word of the first statement that begins or ends a transaction; empty when there is none. */
    static Optional<String> in(String sql) {
        return HINT.matcher(sql).find() ? new TransactionWords(sql).find() : Optional.empty();
    }

    private Optional<String> find() {
        while (at < sql.length()) {
            String word = next();
            if (word.equals("CREATE")) {
                return Optional.empty(); // what follows may be the body of a function
            }
            if (isOfTransactions(word)) {
                return Optional.of(word);
            }
            while (!word.equals(END) && at < sql.length()) {
                word = next();
            }
        }
        return Optional.empty();
    }

    private boolean isOfTransactions(String word) {
        int before = at;
        boolean found = ALWAYS.contains(word)
                || (word.equals("ROLLBACK") && !isToSavepoint())
                || ((word.equals("START") || word.equals("PREPARE")) && next().equals("TRANSACTION"));
        at = before;
        return found;
    }

    private boolean isToSavepoint() {
        String next = next();
        return (next.equals("WORK") || next.equals("TRANSACTION") ? next() : next).equals("TO");
    }

    /** The next word in capitals, or the next sign; empty at the end. Comments and quoted things are passed over. */
    private String next() {
        while (at < sql.length()) {
            int start = at;
            char sign = sql.charAt(at);
            if (Character.isWhitespace(sign)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                at = behind("\n", at);
            } else if (sql.startsWith("/*", at)) {
                skipComment();
            } else if (sign == '\'' || sign == '"') {
                skipQuoted(sign, start > 0 && (sql.charAt(start - 1) == 'E' || sql.charAt(start - 1) == 'e'));
            } else if (sign == '$') {
                String tag = dollarTag();
                at = tag == null ? at + 1 : behind(tag, at + tag.length());
            } else if (isOfWord(sign)) {
                while (at < sql.length() && (isOfWord(sql.charAt(at)) || sql.charAt(at) == '$')) {
                    at++;
                }
                return sql.substring(start, at).toUpperCase(Locale.ROOT);
            } else {
                at++;
                return String.valueOf(sign);
            }
        }
        return "";
    }

    private static boolean isOfWord(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_';
    }

    private int behind(String text, int from) {
        int found = sql.indexOf(text, from);
        return found < 0 ? sql.length() : found + text.length();
    }

    /** Comments may hold comments. */
    private void skipComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    /** A quote within is doubled, which reads as the end and a new beginning, or escaped where that is allowed. */
    private void skipQuoted(char quote, boolean escapes) {
        at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, sql.length());
    }

    /** {@code $tag$} at this place; null when there is none. */
    private @Nullable String dollarTag() {
        int end = at + 1;
        while (end < sql.length() && isOfWord(sql.charAt(end))) {
            end++;
        }
        boolean isTag = end < sql.length() && sql.charAt(end) == '$' && !Character.isDigit(sql.charAt(at + 1));
        return isTag ? sql.substring(at, end + 1) : null;
    }
}
