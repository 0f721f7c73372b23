package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The product as a process of its own, which can be killed. */
final class ProductProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/");

    private final Process process;
    private final CompletableFuture<String> url = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<String> output = new ConcurrentLinkedQueue<>();

    private ProductProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static ProductProcess start(Path data, String... properties) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var flags = List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName());
        var command = Stream.concat(flags.stream(), Stream.of(Product.arguments(data, properties)));
        return new ProductProcess(
                new ProcessBuilder(command.toList()).redirectErrorStream(true).start());
    }

    private void listen() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                var address = ADDRESS.matcher(line);
                if (address.find()) url.complete("http://localhost:" + address.group(1));
            }
        } catch (IOException ended) {
            output.add(ended.toString());
        } finally {
            url.completeExceptionally(new IllegalStateException("Ended before it served: " + output));
        }
    }

    /** Where it serves, once it does. */
    String url() throws Exception {
        return url.get(60, TimeUnit.SECONDS);
    }

    /** Kills it after so many milliseconds, in which it must not end by itself. */
    void killAfter(int millis) throws InterruptedException {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                .as("%s", output)
                .isFalse();
        close();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
