package dev.nightshift.bootstrap.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of an event on one line. */
public final class OneLine extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Line.of(event.getFormattedMessage());
    }
}
