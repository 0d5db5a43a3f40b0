package dev.nightshift.adapters.web.documents;

import java.util.Locale;

/** Writes the elements of a chart, with every text and attribute escaped. */
public final class Svg {

    private final StringBuilder text = new StringBuilder(16_384);

    /** @param attributes names and values in turn; a number is written with one decimal at most */
    public Svg open(String element, Object... attributes) {
        start(element, attributes);
        text.append(">\n");
        return this;
    }

    public Svg close(String element) {
        text.append("</").append(element).append(">\n");
        return this;
    }

    public Svg empty(String element, Object... attributes) {
        start(element, attributes);
        text.append("/>\n");
        return this;
    }

    public Svg text(String element, String content, Object... attributes) {
        start(element, attributes);
        text.append('>').append(escaped(content)).append("</").append(element).append(">\n");
        return this;
    }

    public static String number(double value) {
        String written = String.format(Locale.ROOT, "%.1f", value);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void start(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value instanceof Double number ? number(number) : escaped(value.toString()))
                    .append('"');
        }
    }

    /** A text as it may stand in an element or an attribute. */
    public static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
