package dev.nightshift.adapters.web.problem;

import io.netty.handler.codec.compression.DecompressionException;

/** That the body of a request is not what its {@code Content-Encoding} says. */
public final class BrokenBody extends DecompressionException {

    private static final long serialVersionUID = 1L;

    public BrokenBody() {
        super("the body is not what Content-Encoding says");
    }

    /** Nobody looks for the place: the client is to blame. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
