package org.taizhang.probes;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the system's resolver for names as long as a scan takes, once each, and waits no longer than told. */
final class Resolver {
    private static final Aside THREADS = new Aside("discovery-resolver", 16);

    private final Duration patience;
    private final Map<InetAddress, Optional<String>> names = new ConcurrentHashMap<>();

    Resolver(Duration patience) {
        this.patience = patience;
    }

    /** The name of an address, where the name leads back to it. */
    Optional<String> nameOf(InetAddress ip) throws InterruptedException {
        var known = names.get(ip);
        if (known != null) return known;
        // Of a copy, since an address remembers its name.
        var found = within(() -> InetAddress.getByAddress(ip.getAddress()).getCanonicalHostName())
                .filter(name -> !name.equals(ip.getHostAddress()))
                .map(Spot::shown);
        names.put(ip, found);
        return found;
    }

    boolean leadsTo(String name, InetAddress ip) throws InterruptedException {
        return within(() -> Arrays.asList(InetAddress.getAllByName(name)).contains(ip))
                .orElse(false);
    }

    private <T> Optional<T> within(Callable<T> question) throws InterruptedException {
        return within(() -> THREADS.call(question), patience);
    }

    /** What comes of it, where something does within that time; it is interrupted otherwise. */
    static <T> Optional<T> within(Callable<T> work, Duration time) throws InterruptedException {
        var task = new FutureTask<>(work);
        var thread = Thread.ofVirtual().name("discovery").start(task);
        try {
            return Optional.of(task.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } finally {
            thread.interrupt();
        }
    }
}
