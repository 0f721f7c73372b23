package org.taizhang.api.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.domain.Role;
import org.taizhang.probes.peer.Authority;

/**
 * The product, watching every peer that this machine has, each of which is harmed and repaired: prints a table of what
 * alerts came of it.
 *
 * <p>Options: {@code --quick} lets the rules that are waited for hold for two seconds, where by default they need the
 * minute or so that they need; {@code --stay} keeps everything running for a person to look at; {@code --port=8080}.
 */
public final class Demonstration implements AutoCloseable {
    static final String UNIT = "230000";
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    /** Those that start within a few seconds. */
    static final Map<String, Exhibit.Opening> QUICK = quick();

    private final Path folder;
    private final Authority authority;
    private final String trusted = System.getProperty("javax.net.ssl.trustStore", "");
    private final Product product;
    private final Client operator;
    private final List<Room> rooms = new ArrayList<>();

    Demonstration(int port) throws Exception {
        folder = Files.createTempDirectory("taizhang-demonstration");
        authority = new Authority(folder);
        var believed = folder.resolve("believed.p12");
        try (var file = Files.newOutputStream(believed)) {
            authority.believed().store(file, "changeit".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", believed.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        product = Product.start(
                folder.resolve("data"),
                "server.port=" + port,
                "taizhang.secrets.key=" + folder.resolve("secrets.key"),
                "taizhang.probes.scripts=" + Files.createDirectories(folder.resolve("scripts")));
        operator = product.person(Role.OPERATOR, Role.WATCH);
    }

    private static Map<String, Exhibit.Opening> quick() {
        var all = new LinkedHashMap<String, Exhibit.Opening>();
        all.put("website", Sites::page);
        all.put("port", Sites::port);
        all.put("letters", Sites::transaction);
        all.put("certificate", Sites::certificate);
        all.put("heartbeat", Sites::heartbeat);
        all.put("plugin", Sites::plugin);
        all.put("dnsmasq", Servers::dns);
        all.put("nginx", Servers::nginx);
        all.put("haproxy", Servers::haproxy);
        all.put("redis", Servers::redis);
        all.put("node-exporter", Machines::nodeExporter);
        all.put("snmpd", Machines::snmpAgent);
        all.put("ipmi", Machines::controller);
        all.put("sshd", Machines::ssh);
        return all;
    }

    /** Every one there is. */
    private static Map<String, Exhibit.Opening> all() {
        var all = new LinkedHashMap<>(QUICK);
        all.put("rabbitmq", Servers::rabbitmq);
        return all;
    }

    public static void main(String... arguments) throws Exception {
        var options = Arrays.asList(arguments);
        var port = options.stream()
                .filter(option -> option.startsWith("--port="))
                .map(option -> Integer.parseInt(option.substring("--port=".length())))
                .findFirst()
                .orElse(8080);
        try (var demonstration = new Demonstration(port)) {
            demonstration.welcome();
            var trials = demonstration.begin(all(), options.contains("--quick"));
            System.out.println("\n" + Row.HEAD);
            var bad = 0;
            for (var trial : trials.values())
                for (var row : trial.join()) {
                    System.out.println(row.line());
                    if (row.trouble() != null && !row.skipped()) bad++;
                }
            if (options.contains("--stay")) new CountDownLatch(1).await();
            if (bad > 0) throw new IllegalStateException(bad + " faults did not lead to the right alert");
        }
    }

    private void welcome() {
        System.out.println("\n控制台 The console: " + product.url() + "/ — " + operator.name() + " / " + Product.PASSWORD
                + " (值班员与运维人员 watch and operator), admin / " + Product.PASSWORD + "\n数据 Data: " + folder);
    }

    /** Every peer at once, each with one fault after another; what comes of it, by name. */
    Map<String, CompletableFuture<List<Row>>> begin(Map<String, Exhibit.Opening> openings, boolean quick) {
        var trials = new LinkedHashMap<String, CompletableFuture<List<Row>>>();
        openings.forEach((name, opening) -> {
            var room = new Room(name, made(folder.resolve(name)), operator, authority, folder.resolve("scripts"));
            rooms.add(room);
            var trial = new Trial(room, product, quick);
            trials.put(name, CompletableFuture.supplyAsync(() -> trial.run(opening), THREADS));
        });
        return trials;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        for (var room : rooms) room.close();
        product.close();
        if (trusted.isEmpty()) System.clearProperty("javax.net.ssl.trustStore");
        else System.setProperty("javax.net.ssl.trustStore", trusted);
        System.clearProperty("javax.net.ssl.trustStorePassword");
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
