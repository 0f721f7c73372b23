package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** Mail to people, at their own addresses and in their own language, by a real server. */
class MailTest {
    private static final int PATIENCE_MILLIS = 30_000;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private String[] channel(String tls) {
        var channel = "taizhang.notifications.channels.mail";
        return DeliveryTest.settings(
                channel + ".type=mail",
                channel + ".host=127.0.0.1",
                channel + ".port=" + mail.getSmtp().getPort(),
                channel + ".tls=" + tls,
                channel + ".from=taizhang@example.gov.cn");
    }

    private static void reached(Client person, String contact) {
        person.put("/api/v1/accounts/" + Product.account(person.name()) + "/contact", contact)
                .expect(200);
    }

    private static JsonNode attempted(Events events) {
        return events.await("notification.attempted/1").get("data");
    }

    @Test
    void everyHolderOfARoleGetsAMailInTheirLanguage(@TempDir Path data) throws Exception {
        try (var product = Product.start(data, channel("NONE"))) {
            var operator = product.person(Role.OPERATOR);
            var chinese = product.personOf("230000/230100", Role.WATCH);
            var english = product.personOf("230000/230100", Role.WATCH);
            var unreached = product.personOf("230000/230100", Role.WATCH);
            product.personOf("230000", Role.WATCH);
            reached(chinese, "{\"mail\": \"zh@example.gov.cn\"}");
            reached(english, "{\"mail\": \"en@example.gov.cn\", \"language\": \"en\"}");
            operator.put("/api/v1/accounts/" + Product.account(english.name()) + "/contact", "{}")
                    .expectProblem(409, "account.foreign-contact");
            operator.post("/api/v1/routes", DeliveryTest.route("mail")).expect(201);
            var trial = operator.post("/api/v1/routes/trial", """
                    {"unit": "230000/230100", "severity": 1, "occasion": "RAISED", "recipients": ["role:WATCH"]}""").expect(200).json();
            assertThat(trial.get(0).get("people"))
                    .extracting(
                            person -> person.get("account").asString(),
                            person -> person.get("reachable").asBoolean())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(chinese.name(), true),
                            org.assertj.core.groups.Tuple.tuple(english.name(), true),
                            org.assertj.core.groups.Tuple.tuple(unreached.name(), false));
            try (var events = operator.events("")) {
                DeliveryTest.raise(product, UUID.randomUUID(), 1, "role:WATCH");
                var outcomes = attempted(events);
                assertThat(outcomes.get("verdict").asString()).isEqualTo("DELIVERED");
                assertThat(outcomes.get("outcomes")).hasSize(3);
                assertThat(outcomes.toString())
                        .contains("has no address for this channel")
                        .doesNotContain("@example");
            }
            assertThat(mail.waitForIncomingEmail(PATIENCE_MILLIS, 2)).isTrue();
            var received = Arrays.stream(mail.getReceivedMessages()).toList();
            assertThat(received).hasSize(2);
            assertThat(subjectTo(received.toArray(MimeMessage[]::new), "zh@")).isEqualTo("[严重] 触发：门户 <不可用> & down");
            assertThat(subjectTo(received.toArray(MimeMessage[]::new), "en@"))
                    .isEqualTo("[critical] raised: 门户 <不可用> & down");
            var parts = (MimeMultipart) received.getFirst().getContent();
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("<不可用> & down");
            assertThat(parts.getBodyPart(1).getContent().toString()).contains("&lt;不可用&gt; &amp; down");
            assertThat(received.getFirst().getHeader("Message-ID")[0]).endsWith("@taizhang>");
        }
    }

    private static String subjectTo(MimeMessage[] received, String start) throws Exception {
        for (var message : received)
            if (message.getAllRecipients()[0].toString().startsWith(start)) return message.getSubject();
        throw new AssertionError("No mail to " + start);
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToWhereTlsIsRequired(@TempDir Path data) {
        try (var product = Product.start(data, channel("STARTTLS"))) {
            var operator = product.person(Role.OPERATOR);
            reached(operator, "{\"mail\": \"zh@example.gov.cn\"}");
            operator.post("/api/v1/routes", DeliveryTest.route("mail")).expect(201);
            try (var events = operator.events("")) {
                DeliveryTest.raise(product, UUID.randomUUID(), 1, operator.name());
                var first = attempted(events);
                assertThat(first.get("verdict").asString()).isEqualTo("FAILED");
                assertThat(first.at("/outcomes/0/detail").asString()).contains("not as safely as required");
            }
            assertThat(mail.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void aRecipientNobodyKnowsIsGivenUpAtOnce(@TempDir Path data) {
        try (var product = Product.start(data, channel("NONE"))) {
            var operator = product.person(Role.OPERATOR);
            operator.post("/api/v1/routes", DeliveryTest.route("mail")).expect(201);
            try (var events = operator.events("")) {
                DeliveryTest.raise(product, UUID.randomUUID(), 1, "somebody");
                var first = attempted(events);
                assertThat(first.get("verdict").asString()).isEqualTo("DEAD_LETTERED");
                assertThat(first.at("/outcomes/0/detail").asString()).isEqualTo("nobody is known by this");
            }
        }
    }
}
