package org.taizhang.api.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.taizhang.api.Hook;
import org.taizhang.api.notification.channel.Channel.Undelivered;
import org.taizhang.api.notification.channel.ChannelSettings.Tls;
import org.taizhang.api.notification.channel.ChannelType.Outside;
import org.taizhang.api.notification.channel.Message.Item;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.notification.NotificationEvent.Line;
import org.taizhang.domain.notification.NotificationEvent.Outcome;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of channel says in which form, and what it makes of the answers. */
class ChannelsTest {
    private static final String SECRET = "SECd3adb33f";
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Outside OUTSIDE = new Outside(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            reference -> {
                if (!reference.equals("env:KEY")) throw new Failed("There is no credential " + reference);
                return new Credential("token", SECRET);
            },
            CLOCK,
            "here");

    static ChannelSettings settings(String type, String url, String credential) {
        return new ChannelSettings(
                type, URI.create(url), null, 0, Tls.NONE, false, null, credential, Duration.ofSeconds(10), 4);
    }

    private static ChannelSettings syslog(int port, boolean tcp) {
        return new ChannelSettings(
                "syslog", null, "127.0.0.1", port, Tls.NONE, tcp, null, null, Duration.ofSeconds(10), 4);
    }

    static Item item(long position, Occasion occasion, int severity, String text) {
        return new Item(position, new UUID(1, position), 1, occasion, severity, text, NOW);
    }

    static Message message(Item... items) {
        return new Message(
                "n.1",
                new UUID(0, 1),
                1,
                new Line("hook", "", "website"),
                "230000",
                List.of(items),
                false,
                URI.create("https://ledger.example/#/alerts"),
                ZoneId.of("Asia/Shanghai"));
    }

    private static final Message DOWN = message(item(7, Occasion.RAISED, 1, "门户 \"不可用\"] <b>"));

    private static byte[] hmac(String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aWebhookIsSignedOverTimeAndBody() throws Exception {
        try (var hook = new Hook()) {
            var channel = new WebhookType(JSON).open("hook", settings("webhook", hook.url(), "env:KEY"), OUTSIDE);
            assertThat(channel.send(DOWN, List.of())).isEmpty();
            var posted = hook.await();
            var time = Long.toString(NOW.getEpochSecond());
            assertThat(posted.headers())
                    .containsEntry("Taizhang-Timestamp", time)
                    .containsEntry("Idempotency-Key", "n.1")
                    .containsEntry(
                            "Taizhang-Signature", "v1=" + HexFormat.of().formatHex(hmac(time + "." + posted.body())));
            assertThat(posted.json().at("/items/0/text").asString()).isEqualTo("门户 \"不可用\"] <b>");
            assertThat(posted.json().at("/items/0/cleared").isMissingNode()).isTrue();
        }
    }

    @Test
    void whatAServerAnswersSaysWhetherAnotherAttemptMayHelp() throws Exception {
        try (var hook = new Hook()) {
            var channel = new WebhookType(JSON).open("hook", settings("webhook", hook.url(), null), OUTSIDE);
            for (var status : new int[] {500, 503, 429, 408}) {
                hook.answering(() -> status);
                assertThat(outcome(channel).passing()).as("%s", status).isTrue();
            }
            for (var status : new int[] {400, 401, 404, 410}) {
                hook.answering(() -> status);
                assertThat(outcome(channel).passing()).as("%s", status).isFalse();
            }
        }
        var nobody = new WebhookType(JSON).open("hook", settings("webhook", "http://127.0.0.1:1/", null), OUTSIDE);
        assertThat(outcome(nobody)).isEqualTo(Outcome.failed("x", "127.0.0.1 refused the connection"));
    }

    private static Outcome outcome(Channel channel) throws Exception {
        try {
            channel.send(DOWN, List.of());
            return Outcome.delivered("x");
        } catch (Undelivered e) {
            assertThat(e.getMessage()).doesNotContain(SECRET, "token");
            return e.outcome("x");
        }
    }

    @Test
    void dingTalkIsSignedInTheAddress() throws Exception {
        try (var hook = new Hook()) {
            var channel = new DingTalkType(JSON).open("ding", settings("dingtalk", hook.url(), "env:KEY"), OUTSIDE);
            channel.send(DOWN, List.of());
            var posted = hook.await();
            var query = posted.path().substring(posted.path().indexOf('?') + 1).split("&");
            assertThat(query[0]).isEqualTo("access_token=token");
            assertThat(query[1]).isEqualTo("timestamp=" + NOW.toEpochMilli());
            var sign = URLDecoder.decode(query[2].substring("sign=".length()), StandardCharsets.UTF_8);
            assertThat(sign).isEqualTo(Base64.getEncoder().encodeToString(hmac(NOW.toEpochMilli() + "\n" + SECRET)));
            assertThat(posted.json().get("msgtype").asString()).isEqualTo("text");
            assertThat(posted.json().at("/text/content").asString()).contains("[严重] 触发：门户");
            hook.saying("{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
            assertThat(outcome(channel)).isEqualTo(Outcome.refused("x", "127.0.0.1 answered errcode 310000"));
            hook.saying("<html>");
            assertThat(outcome(channel).passing()).isTrue();
        }
    }

    @Test
    void weChatWorkHasItsKeyInTheAddressAndTakesSoManyBytes() throws Exception {
        try (var hook = new Hook()) {
            var channel =
                    new WeChatWorkType(JSON).open("work", settings("wechat-work", hook.url(), "env:KEY"), OUTSIDE);
            var many = IntStream.range(0, 40)
                    .mapToObj(i -> item(i, Occasion.RAISED, 2, "很长的说明".repeat(20)))
                    .toArray(Item[]::new);
            channel.send(message(many), List.of());
            var posted = hook.await();
            assertThat(posted.path()).endsWith("?key=" + SECRET);
            var content = posted.json().at("/text/content").asString();
            assertThat(content.getBytes(StandardCharsets.UTF_8).length).isBetween(2_000, 2_048);
            hook.saying("{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");
            assertThat(outcome(channel).passing()).isTrue();
            hook.saying("{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
            assertThat(outcome(channel).passing()).isFalse();
            hook.saying("{}");
            assertThat(outcome(channel).passing()).isTrue();
        }
    }

    @Test
    void aShortMessageGoesToEachByNumberAndOneThatFailsHoldsUpNoOther() throws Exception {
        try (var hook = new Hook().answering(() -> 500, () -> 200)) {
            var channel = new SmsType(JSON).open("sms", settings("sms", hook.url(), "env:KEY"), OUTSIDE);
            assertThat(channel.isPersonal()).isTrue();
            assertThat(channel.address(new Contact(null, "13800000000", null))).isEqualTo("13800000000");
            var outcomes = channel.send(
                    DOWN,
                    List.of(
                            new Receiver("wang", "13800000000", Locale.SIMPLIFIED_CHINESE),
                            new Receiver("li", "13900000000", Locale.ENGLISH)));
            assertThat(outcomes)
                    .containsExactly(Outcome.failed("wang", "127.0.0.1 answered 500"), Outcome.delivered("li"));
            assertThat(hook.await().json().get("mobile").asString()).isEqualTo("13800000000");
            var second = hook.await();
            assertThat(second.json().get("text").asString()).startsWith("[critical] raised: 门户");
            assertThat(second.headers()).containsEntry("Idempotency-Key", "n.1.li");
        }
    }

    @Test
    void syslogOverTcpCountsOctetsAndTellsEachPiece() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var received = CompletableFuture.supplyAsync(() -> {
                try (var socket = server.accept()) {
                    return socket.getInputStream().readAllBytes();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var channel = new SyslogType().open("log", syslog(server.getLocalPort(), true), OUTSIDE);
            channel.send(
                    message(item(7, Occasion.RAISED, 1, "down \"]\n<1>1 forged"), item(9, Occasion.CLEARED, 1, "up")),
                    List.of());
            var frames = frames(received.get());
            assertThat(frames).hasSize(2);
            assertThat(frames.getFirst())
                    .startsWith("<130>1 2026-11-24T08:00:00Z here taizhang ")
                    .contains(
                            " ALERT [alert@32473 id=\"n.1\" position=\"7\"", "occasion=\"RAISED\"", "unit=\"230000\"]")
                    .endsWith("down \"] <1>1 forged");
            assertThat(frames.get(1)).startsWith("<134>1 ").endsWith(" up");
        }
        var gone = new SyslogType().open("log", syslog(1, true), OUTSIDE);
        assertThat(outcome(gone).passing()).isTrue();
    }

    private static List<String> frames(byte[] bytes) {
        var frames = new ArrayList<String>();
        for (var at = 0; at < bytes.length; ) {
            var space = at;
            while (bytes[space] != ' ') space++;
            var length = Integer.parseInt(new String(bytes, at, space - at, StandardCharsets.US_ASCII));
            frames.add(new String(bytes, space + 1, length, StandardCharsets.UTF_8));
            at = space + 1 + length;
        }
        return frames;
    }

    @Test
    void syslogOverUdpIsADatagramEach() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            new SyslogType()
                    .open("log", syslog(server.getLocalPort(), false), OUTSIDE)
                    .send(DOWN, List.of());
            var packet = new DatagramPacket(new byte[4_096], 4_096);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .startsWith("<130>1 ")
                    .endsWith("门户 \"不可用\"] <b>");
        }
    }

    @Test
    void aLetterListsTheWorstAndEscapesWhatItTells() {
        var letter = Letter.of(DOWN, Locale.SIMPLIFIED_CHINESE);
        assertThat(letter.subject()).isEqualTo("[严重] 触发：门户 \"不可用\"] <b>");
        assertThat(letter.text()).contains("11-24 16:00:00 [严重] 触发：", "单位 230000，台账第 7 笔");
        assertThat(letter.html()).contains("&lt;b&gt;", "&quot;").doesNotContain("<b>");
        var items = IntStream.range(0, 50)
                .mapToObj(i -> item(1_000 + i, Occasion.RAISED, i == 49 ? 1 : 3, "alert " + i))
                .toArray(Item[]::new);
        var many = Letter.of(message(items), Locale.ENGLISH);
        assertThat(many.subject()).isEqualTo("[critical] website: 50 notices, 0 of them cleared");
        assertThat(many.text())
                .contains("alert 49", "alert 18", "and 30 more", "1000–1049")
                .doesNotContain("alert 19\n");
        var injected = Letter.of(message(item(7, Occasion.RAISED, 1, "a\r\nBcc: b")), Locale.ENGLISH);
        assertThat(injected.subject()).isEqualTo("[critical] raised: a Bcc: b");
    }

    @Test
    void whatDoesNotSufficeIsRefusedAtTheStartWithASentence() {
        assertThatThrownBy(() -> new WebhookType(JSON).open("hook", settings("webhook", "ftp://x/", null), OUTSIDE))
                .hasMessage("taizhang.notifications.channels.hook.url must be a complete http or https address");
        assertThatThrownBy(() -> new DingTalkType(JSON).open("d", settings("dingtalk", "https://x/", null), OUTSIDE))
                .hasMessage("taizhang.notifications.channels.d.credential must be set for dingtalk");
        assertThatThrownBy(() -> new MailType().open("m", settings("mail", "https://x/", null), OUTSIDE))
                .hasMessage("taizhang.notifications.channels.m.host must be set for mail");
    }

    @Test
    void aCredentialThatIsNotThereIsAFailureAndNoSecret() throws Exception {
        try (var hook = new Hook()) {
            var channel = new WebhookType(JSON).open("hook", settings("webhook", hook.url(), "env:NONE"), OUTSIDE);
            assertThatThrownBy(() -> channel.send(DOWN, List.of())).hasMessage("There is no credential env:NONE");
        }
    }
}
