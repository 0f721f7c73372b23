package org.taizhang.probes.snmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.Target;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;

/** What lets a request in; its text says nothing. */
sealed interface Login {
    /** As the check says, with the secrets of this moment. */
    static Login of(Check.Snmp check, Credentials credentials) throws Failed {
        var known = credentials.find(check.credential());
        return switch (check.version()) {
            case V2C -> new Community(known.secret());
            case V3 -> User.of(known, check, credentials);
        };
    }

    Target<UdpAddress> target(UdpAddress agent);

    /** A community of version 2c. */
    record Community(String name) implements Login {
        @Override
        public Target<UdpAddress> target(UdpAddress agent) {
            var target = new CommunityTarget<>(agent, octets(name));
            target.setVersion(SnmpConstants.version2c);
            return target;
        }

        @Override
        public String toString() {
            return "Community";
        }
    }

    /** A user of version 3. */
    record User(
            String name,
            String secret,
            Authentication authentication,
            @Nullable String privacySecret,
            Privacy privacy) implements Login {
        private static final int SHORTEST = 8;

        static User of(Credential known, Check.Snmp check, Credentials credentials) throws Failed {
            var reference = check.privacyCredential();
            return of(
                    known,
                    check.credential(),
                    check.authentication(),
                    reference == null ? null : passphrase(credentials.find(reference), reference),
                    check.privacy());
        }

        static User of(
                Credential known,
                String reference,
                @Nullable Authentication authentication,
                @Nullable String privacySecret,
                @Nullable Privacy privacy)
                throws Failed {
            if (known.user().isEmpty()) throw new Failed("The credential " + reference + " names no user for SNMP v3");
            return new User(
                    known.user(),
                    passphrase(known, reference),
                    authentication == null ? Authentication.SHA256 : authentication,
                    privacySecret,
                    privacy == null ? Privacy.AES128 : privacy);
        }

        /** RFC 3414 asks for eight characters or more. */
        static String passphrase(Credential known, String reference) throws Failed {
            if (known.secret().length() < SHORTEST)
                throw new Failed("The passphrase of " + reference + " is shorter than the 8 characters of SNMP v3");
            return known.secret();
        }

        @Override
        public Target<UdpAddress> target(UdpAddress agent) {
            var target = new DirectUserTarget<>(
                    agent,
                    octets(name),
                    Protocols.of(authentication),
                    octets(secret),
                    privacySecret == null ? null : Protocols.of(privacy),
                    privacySecret == null ? null : octets(privacySecret));
            target.setVersion(SnmpConstants.version3);
            return target;
        }

        @Override
        public String toString() {
            return "User";
        }
    }

    static OctetString octets(String text) {
        return new OctetString(text.getBytes(UTF_8));
    }
}
