package org.taizhang.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;

/** Looks host names up with the system's resolver, and says so by {@link Failed} where a name is not known. */
public final class Names {
    private final Aside resolvers = new Aside("resolver", 32);

    public InetAddress[] lookUp(String host) throws IOException, InterruptedException {
        try {
            return isLiteral(host)
                    ? InetAddress.getAllByName(host)
                    : resolvers.call(() -> InetAddress.getAllByName(host));
        } catch (UnknownHostException | ExecutionException e) {
            throw new Failed("The name " + host + " is not known");
        }
    }

    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
