package org.taizhang.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks host names up on a few platform threads: the system's resolver heeds no interrupt and holds its thread, so that
 * on virtual threads two dead name servers would stop every other probe.
 */
final class Names {
    private static final int THREADS = 32;

    private final ThreadPoolExecutor resolvers;

    Names() {
        resolvers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("resolver-", 0).daemon().factory());
        resolvers.allowCoreThreadTimeOut(true);
    }

    InetAddress[] lookUp(String host) throws IOException, InterruptedException {
        try {
            if (isLiteral(host)) return InetAddress.getAllByName(host);
            var answer = new FutureTask<>(() -> InetAddress.getAllByName(host));
            resolvers.execute(answer);
            try {
                return answer.get();
            } finally {
                answer.cancel(false);
            }
        } catch (UnknownHostException | ExecutionException e) {
            throw new Failed("The name " + host + " is not known");
        }
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
