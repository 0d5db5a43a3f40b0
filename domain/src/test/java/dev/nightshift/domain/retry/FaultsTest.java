package dev.nightshift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FaultsTest {

    @TestFactory
    Stream<DynamicTest> each_exception_tells_of_a_fault() {
        return Stream.of(
                tells(new UnknownHostException(), Fault.NAME_NOT_RESOLVED),
                tells(new UnresolvedAddressException(), Fault.NAME_NOT_RESOLVED),
                tells(new ConnectException(), Fault.CONNECT_REFUSED),
                tells(new NoRouteToHostException(), Fault.CONNECT_REFUSED),
                tells(new PortUnreachableException(), Fault.CONNECT_REFUSED),
                tells(new SocketTimeoutException(), Fault.READ_TIMEOUT),
                tells(new TimeoutException(), Fault.READ_TIMEOUT),
                tells(new SSLPeerUnverifiedException("other name"), Fault.TLS_CERTIFICATE),
                tells(new CertificateExpiredException(), Fault.TLS_CERTIFICATE),
                tells(new CertPathValidatorException(), Fault.TLS_CERTIFICATE),
                tells(new SSLHandshakeException("broke off"), Fault.TLS_HANDSHAKE),
                tells(new SocketException("Connection reset"), Fault.CONNECTION_RESET),
                tells(new EOFException(), Fault.CONNECTION_RESET),
                tells(new ClosedChannelException(), Fault.CONNECTION_RESET),
                tells(new IOException("anything"), Fault.CONNECTION_RESET),
                tells(new ClosedByInterruptException(), Fault.CANCELLED),
                tells(new InterruptedException(), Fault.CANCELLED),
                tells(new CancellationException(), Fault.CANCELLED),
                tells(new IllegalStateException(), Fault.OTHER),
                tells(new OutOfMemoryError(), Fault.OTHER));
    }

    @Test
    void a_wrapper_tells_what_it_wraps() {
        assertThat(Faults.STANDARD.of(new CompletionException(new IOException(new ConnectException()))))
                .isEqualTo(Fault.CONNECT_REFUSED);
        assertThat(Faults.STANDARD.of(new IllegalStateException(new IOException())))
                .isEqualTo(Fault.CONNECTION_RESET);
    }

    @Test
    void the_outermost_goes_first() {
        Exception timeout = new SocketTimeoutException();
        timeout.initCause(new ConnectException());
        assertThat(Faults.STANDARD.of(timeout)).isEqualTo(Fault.READ_TIMEOUT);
    }

    @Test
    void a_refused_certificate_goes_before_all_else() {
        Exception handshake = new SSLHandshakeException("refused");
        handshake.initCause(new CertificateExpiredException());
        assertThat(Faults.STANDARD.of(new IOException(handshake))).isEqualTo(Fault.TLS_CERTIFICATE);
    }

    @Test
    void a_circle_of_causes_ends() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalStateException(one);
        one.initCause(other);
        assertThat(Faults.STANDARD.of(one)).isEqualTo(Fault.OTHER);
    }

    @Test
    void classes_of_other_libraries_are_known_by_name() {
        Faults faults = Faults.STANDARD.with(Slow.class.getName(), Fault.READ_TIMEOUT);
        assertThat(faults.of(new Slow())).isEqualTo(Fault.READ_TIMEOUT);
        assertThat(faults.of(new Slow() {})).isEqualTo(Fault.READ_TIMEOUT);
        assertThat(Faults.STANDARD.of(new Slow())).isEqualTo(Fault.OTHER);
        assertThat(faults.of(new EOFException())).isEqualTo(Fault.CONNECTION_RESET);
    }

    @Test
    void the_jdk_http_client_is_known_by_name() {
        assertThat(Faults.STANDARD.byClassName())
                .containsEntry("java.net.http.HttpConnectTimeoutException", Fault.CONNECT_TIMEOUT)
                .containsEntry("java.net.http.HttpTimeoutException", Fault.READ_TIMEOUT);
    }

    @Test
    void an_attempt_may_fail_with_what_was_thrown() {
        ConnectException refused = new ConnectException();
        AttemptResult.Failed<String> failed = (AttemptResult.Failed<String>) AttemptResult.<String>failed(refused);
        assertThat(failed.failure()).isEqualTo(Failure.of(Fault.CONNECT_REFUSED));
        assertThat(failed.cause()).contains(refused);
    }

    private static class Slow extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static DynamicTest tells(Throwable thrown, Fault fault) {
        return DynamicTest.dynamicTest(thrown.getClass().getSimpleName(), () -> assertThat(Faults.STANDARD.of(thrown))
                .isEqualTo(fault));
    }
}
