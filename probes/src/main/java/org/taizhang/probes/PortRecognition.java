package org.taizhang.probes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;

/**
 * Finds out what speaks at an open port: by how it greets, else by what it answers to the beginnings of one protocol after
 * the other, each over a connection of its own, the port's usual one first.
 */
final class PortRecognition {
    private static final int GREETING = 1024;
    private static final List<Integer> GREETERS = List.of(21, 22, 25, 110, 143, 3306, 3307);
    private static final List<Integer> SECURE = List.of(443, 8443, 9443);

    private final int millis;
    private final WebRecognition web;
    private final StoreRecognition stores;

    /** Nothing where it is not what is asked for. */
    private interface Question {
        List<Finding> ask(Spot spot) throws IOException, InterruptedException;
    }

    PortRecognition(Duration patience, SSLSocketFactory tls, Resolver resolver) {
        this.millis = Math.toIntExact(patience.toMillis());
        this.web = new WebRecognition(millis, tls, resolver);
        this.stores = new StoreRecognition(millis);
    }

    /** @param open a connection to it that nothing was sent over; it is closed */
    List<Finding> recognise(Spot spot, Socket open) throws InterruptedException, IOException {
        var greeting = greeting(spot, open);
        if (greeting.length > 0) return List.of(greeted(spot, greeting));
        for (var question : questions(spot.port())) {
            try {
                var found = question.ask(spot);
                if (!found.isEmpty()) return found;
            } catch (IOException e) {
                if (Thread.interrupted()) throw new InterruptedException();
                // It is not that.
            }
        }
        return List.of(spot.open(null));
    }

    private List<Question> questions(int port) {
        Question plain = web::plain;
        Question secured = web::secured;
        if (SECURE.contains(port)) return List.of(secured, plain);
        return switch (port) {
            case 5432 -> List.of(stores::postgresql, plain, secured);
            case 6379 -> List.of(stores::redis, plain, secured);
            case 27_017 -> List.of(stores::mongodb, plain, secured);
            default -> List.of(plain, secured, stores::redis, stores::postgresql, stores::mongodb);
        };
    }

    /** What comes unasked: up to the end of a line, the first KiB where there is none, or what came in time. */
    private byte[] greeting(Spot spot, Socket open) throws IOException {
        var wait = GREETERS.contains(spot.port()) ? millis : millis / 2;
        var bytes = new byte[GREETING];
        var length = 0;
        try (open) {
            open.setSoTimeout(Math.max(1, wait));
            var in = open.getInputStream();
            var end = System.nanoTime() + wait * 1_000_000L;
            while (length < GREETING && System.nanoTime() - end < 0) {
                var count = in.read(bytes, length, GREETING - length);
                if (count < 0) break;
                length += count;
                if (new String(bytes, 0, length, ISO_8859_1).indexOf('\n') >= 0) break;
            }
        } catch (SocketTimeoutException e) {
            // That was all.
        }
        return Arrays.copyOf(bytes, length);
    }

    private static Finding greeted(Spot spot, byte[] greeting) {
        var text = new String(greeting, ISO_8859_1);
        if (text.startsWith("SSH-")) return spot.portOnly(Protocol.SSH, "operating-system", line(text));
        if (isMysql(greeting)) return mysql(spot, text);
        return spot.open(line(text));
    }

    private static String line(String text) {
        return text.lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]+", " ");
    }

    /** A packet numbered 0 that is a handshake of version 10, or an error. */
    private static boolean isMysql(byte[] greeting) {
        if (greeting.length < 7 || greeting[3] != 0) return false;
        var length = (greeting[0] & 0xff) | (greeting[1] & 0xff) << 8 | (greeting[2] & 0xff) << 16;
        return length + 4 == greeting.length && (greeting[4] == 10 || (greeting[4] & 0xff) == 0xff);
    }

    private static Finding mysql(Spot spot, String text) {
        var isHandshake = text.charAt(4) == 10;
        var end = text.indexOf('\0', 5);
        var said = line(text.substring(isHandshake ? 5 : 7, isHandshake && end > 5 ? end : text.length()));
        var isMaria = text.contains("MariaDB");
        var scheme = isMaria ? "mariadb" : "mysql";
        var version = said.startsWith("5.5.5-") ? said.substring("5.5.5-".length()) : said;
        return spot.finding(
                Protocol.MYSQL,
                "database",
                isMaria ? version : "MySQL " + version,
                new Suggestion(Way.DATABASE, "jdbc:" + scheme + "://" + spot.place() + "/", true, null));
    }
}
