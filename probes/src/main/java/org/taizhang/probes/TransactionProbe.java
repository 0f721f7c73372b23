package org.taizhang.probes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Step;

/**
 * Does with a site what a visitor does, step by step, and sees whether it comes out as it must.
 *
 * <p>{@code transaction_step_ok} and {@code transaction_step_seconds} are known for the steps up to the first that fails.
 * Where the site cannot be reached at all no step is said to fail: that is for {@code probe_success} to say.
 * Of a page the first 2 MiB are looked at. What was filled in is in no sentence, sample or log.
 */
public final class TransactionProbe {
    private final LongSupplier nanos = System::nanoTime;
    private final Credentials credentials;
    private final InstantSource clock;
    private final HttpClient client;

    /** Believes the certificate authorities the JDK believes. */
    public TransactionProbe(Credentials credentials, InstantSource clock) {
        this(credentials, clock, null);
    }

    /** Believes the given certificate authorities instead, such as a platform's own. */
    public TransactionProbe(Credentials credentials, InstantSource clock, @Nullable KeyStore authorities) {
        this.credentials = credentials;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(Trust.context(authorities))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    void read(Watched target, Check.Transaction check, Readings readings) throws IOException, InterruptedException {
        var filling = new Filling(check.credential() == null ? null : credentials.find(check.credential()));
        var visit = new Visit(client, Address.of(target.address()), filling);
        var began = nanos.getAsLong();
        try {
            for (int i = 0; i < check.steps().size(); i++) step(check.steps().get(i), i == 0, visit, filling, readings);
        } finally {
            readings.put("transaction_seconds", (nanos.getAsLong() - began) / 1e9);
        }
    }

    private void step(Step step, boolean isFirst, Visit visit, Filling filling, Readings readings)
            throws IOException, InterruptedException {
        readings.step("doing step \"" + step.name() + "\"");
        if (!isFirst) readings.put("transaction_step_ok", step.name(), 0);
        var began = nanos.getAsLong();
        try {
            var page = visit.take(step);
            judge(step, page, filling);
            capture(step, page, filling);
            readings.put("transaction_step_ok", step.name(), 1);
        } catch (Failed e) {
            readings.put("transaction_step_ok", step.name(), 0);
            throw new Failed("Step \"" + step.name() + "\" failed: " + e.why());
        } catch (IOException e) {
            throw new Failed("Step \"" + step.name() + "\" failed: " + why(e));
        } catch (RuntimeException e) {
            // So the JDK's client meets some answers; what it says of them quotes them.
            readings.put("transaction_step_ok", step.name(), 0);
            throw new Failed("Step \"" + step.name() + "\" failed: the answer could not be read");
        } finally {
            readings.put("transaction_step_seconds", step.name(), (nanos.getAsLong() - began) / 1e9);
        }
    }

    private static void judge(Step step, Page page, Filling filling) throws Failed {
        var isExpected = step.status() == null ? page.status() / 100 == 2 : page.status() == step.status();
        if (!isExpected) throw new Failed("the answer is " + page.status());
        if (step.contains() != null && !page.text().contains(filling.plain(step.contains())))
            throw new Failed("the page does not hold \"" + step.contains() + "\"");
        if (step.lacks() != null && page.text().contains(filling.plain(step.lacks())))
            throw new Failed("the page holds \"" + step.lacks() + "\"");
    }

    private static void capture(Step step, Page page, Filling filling) throws Failed {
        if (step.captures() == null) return;
        for (var capture : step.captures()) {
            var captured = page.captured(capture);
            if (captured == null) throw new Failed("the page has no {" + capture.variable() + "}");
            filling.put(capture.variable(), captured);
        }
    }

    /** The message of the failure stays untold: it may quote what the server said, and that what was sent. */
    private String why(IOException failure) {
        var untrusted = Trust.Untrusted.in(failure);
        if (untrusted != null) return untrusted.why("the site", clock.instant());
        return failure instanceof ConnectException ? "the site refused the connection" : "the connection broke";
    }
}
