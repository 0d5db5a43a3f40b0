package dev.nightshift.bootstrap.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process calls itself towards other nodes: its host and process id. */
public record NodeName(String value) {

    public static NodeName ofThisProcess() {
        return new NodeName(host() + ":" + ProcessHandle.current().pid());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
