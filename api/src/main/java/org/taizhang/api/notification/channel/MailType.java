package org.taizhang.api.notification.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.notification.channel.ChannelSettings.Tls;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.notification.NotificationEvent.Outcome;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Credentials;

/** {@code mail}: SMTP, a mail for each receiver in their language, over one connection. */
@Component
final class MailType implements ChannelType {
    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        settings.needs(channel, "host", settings.host());
        settings.needs(channel, "from", settings.from());
        return new Mail(settings, outside.credentials(), Session.getInstance(properties(settings)), outside.clock());
    }

    private static Properties properties(ChannelSettings settings) {
        var properties = new Properties();
        var timeout = String.valueOf(settings.timeout().toMillis());
        for (var kind : List.of("connectiontimeout", "timeout", "writetimeout"))
            properties.put("mail.smtp." + kind, timeout);
        properties.put("mail.smtp.host", Objects.requireNonNull(settings.host()));
        if (settings.port() != 0) properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.tls() == Tls.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", String.valueOf(settings.credential() != null));
        return properties;
    }

    private record Mail(ChannelSettings settings, Credentials credentials, Session session, Clock clock)
            implements Channel {
        private static final int FOR_GOOD = 500;

        @Override
        public boolean isPersonal() {
            return true;
        }

        @Override
        public @Nullable String address(Contact contact) {
            return contact.mail();
        }

        @Override
        public List<Outcome> send(Message message, List<Receiver> receivers) throws IOException {
            var credential =
                    settings.credential() == null ? new Credential("", "") : credentials.find(settings.credential());
            var outcomes = new ArrayList<Outcome>();
            try (var transport = connected(credential)) {
                for (var receiver : receivers) outcomes.add(send(message, receiver, transport));
            } catch (MessagingException e) {
                if (outcomes.size() < receivers.size()) throw Undelivered.forNow("the mail server cannot be reached");
            }
            return outcomes;
        }

        private Transport connected(Credential credential) throws MessagingException, Undelivered {
            var transport = session.getTransport("smtp");
            try {
                if (settings.credential() == null) transport.connect();
                else transport.connect(credential.user(), credential.secret());
                return transport;
            } catch (MessagingException e) {
                var why = e instanceof jakarta.mail.AuthenticationFailedException
                        ? "the mail server refused user and password"
                        : "the mail server " + settings.host() + " cannot be reached, or not as safely as required";
                throw Undelivered.forNow(why);
            }
        }

        /** What a server says may hold the address, which is the person's own: only its code is told. */
        private Outcome send(Message message, Receiver receiver, Transport transport) {
            try {
                var mail = mail(message, receiver);
                transport.sendMessage(mail, mail.getAllRecipients());
                return Outcome.delivered(receiver.account());
            } catch (SendFailedException e) {
                var code = code(e);
                var why = "the mail server did not take it" + (code == 0 ? "" : " (" + code + ")");
                return code >= FOR_GOOD
                        ? Outcome.refused(receiver.account(), why)
                        : Outcome.failed(receiver.account(), why);
            } catch (MessagingException e) {
                return Outcome.failed(receiver.account(), "the connection to the mail server broke");
            }
        }

        private static int code(MessagingException failure) {
            for (Exception e = failure; e instanceof MessagingException of; e = of.getNextException())
                if (e instanceof SMTPAddressFailedException address) return address.getReturnCode();
            return 0;
        }

        private MimeMessage mail(Message message, Receiver receiver) throws MessagingException {
            var letter = Letter.of(message, receiver.locale());
            var mail = new Identified(session, "<" + message.id() + "." + receiver.account() + "@taizhang>");
            mail.setFrom(settings.from());
            mail.setRecipients(
                    jakarta.mail.Message.RecipientType.TO,
                    new Address[] {new InternetAddress(receiver.address(), true)});
            mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.setContent(
                    new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
            mail.saveChanges();
            return mail;
        }

        private static MimeBodyPart part(String text, String subtype) throws MessagingException {
            var part = new MimeBodyPart();
            part.setText(text, StandardCharsets.UTF_8.name(), subtype);
            return part;
        }
    }

    /** Bears the same id at every attempt, so that a mailbox may know a second copy. */
    private static final class Identified extends MimeMessage {
        private final String id;

        private Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
