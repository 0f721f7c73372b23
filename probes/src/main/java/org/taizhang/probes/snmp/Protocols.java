package org.taizhang.probes.snmp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.SNMP4JSettings.ReportSecurityLevelStrategy;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.nonstandard.PrivAES192With3DESKeyExtension;
import org.snmp4j.security.nonstandard.PrivAES256With3DESKeyExtension;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;

/** How messages of version 3 are authenticated and encrypted, one instance of each protocol. */
final class Protocols {
    static final SecurityProtocols ALL = new SecurityProtocols(SecurityProtocolSet.any);

    private static final Map<Authentication, AuthenticationProtocol> AUTHENTICATION =
            new EnumMap<>(Authentication.class);
    private static final Map<Privacy, PrivacyProtocol> PRIVACY = new EnumMap<>(Privacy.class);

    static {
        // An agent that does not believe a message can only say so in one that is not authenticated either.
        SNMP4JSettings.setReportSecurityLevelStrategy(ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
        for (var each : Authentication.values()) AUTHENTICATION.put(each, create(each));
        for (var each : Privacy.values()) PRIVACY.put(each, create(each));
    }

    private Protocols() {}

    static AuthenticationProtocol of(Authentication authentication) {
        return Objects.requireNonNull(AUTHENTICATION.get(authentication));
    }

    static PrivacyProtocol of(Privacy privacy) {
        return Objects.requireNonNull(PRIVACY.get(privacy));
    }

    private static AuthenticationProtocol create(Authentication authentication) {
        return switch (authentication) {
            case MD5 -> new AuthMD5();
            case SHA -> new AuthSHA();
            case SHA224 -> new AuthHMAC128SHA224();
            case SHA256 -> new AuthHMAC192SHA256();
            case SHA384 -> new AuthHMAC256SHA384();
            case SHA512 -> new AuthHMAC384SHA512();
        };
    }

    private static PrivacyProtocol create(Privacy privacy) {
        return switch (privacy) {
            case DES -> new PrivDES();
            case AES128 -> new PrivAES128();
            case AES192 -> new PrivAES192();
            case AES256 -> new PrivAES256();
            case AES192C -> new PrivAES192With3DESKeyExtension();
            case AES256C -> new PrivAES256With3DESKeyExtension();
        };
    }
}
