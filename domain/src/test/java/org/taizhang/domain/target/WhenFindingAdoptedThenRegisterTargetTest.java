package org.taizhang.domain.target;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.Refused;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.Adoption;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.FindingAdopted;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;
import org.taizhang.domain.target.Check.Snmp.Profile;
import org.taizhang.domain.target.Check.Snmp.Version;
import org.taizhang.domain.target.TargetCommand.Register;
import org.taizhang.domain.target.TargetEvent.Definition;

class WhenFindingAdoptedThenRegisterTargetTest extends ReactionTest {
    private static final UUID DISCOVERY = new UUID(0, 0xd1);
    private static final UUID TARGET = DiscoveryEvent.target(DISCOVERY, 3);
    private static final Adoption PLAIN = adoption(null);

    WhenFindingAdoptedThenRegisterTargetTest() {
        super(TargetCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenFindingAdoptedThenRegisterTarget(commands);
    }

    private static Adoption adoption(@Nullable String credential) {
        return new Adoption("li", null, null, credential, null, null);
    }

    private static Finding finding(int port, Protocol protocol, String kind, Suggestion suggestion) {
        return new Finding("10.1.0.1", port, protocol, kind, null, null, suggestion, null);
    }

    private static FindingAdopted adopted(Finding finding, Adoption adoption) {
        return new FindingAdopted(DISCOVERY, 3, TARGET, finding, adoption);
    }

    private static Register register(String kind, String name, String address, Check check) {
        var minute = Duration.ofMinutes(1);
        return new Register(
                TARGET, Definition.of(kind, name, UNIT, address, "li", check, minute, null, List.of(), List.of()));
    }

    @Test
    void registersItAsSuggested() throws Exception {
        var suggestion = new Suggestion(Way.HTTP, "http://10.1.0.1/", false, null);
        when(adopted(finding(80, Protocol.HTTP, "website", suggestion).named("portal"), PLAIN));
        expect(register("website", "portal", "http://10.1.0.1/", new Check.Http(null, null)));
        expectInTheNameOf(WhenFindingAdoptedThenRegisterTarget.class);
    }

    @Test
    void whoAdoptsHasTheLastWord() throws Exception {
        var suggestion = new Suggestion(Way.TCP, "10.1.0.1:22", false, null);
        var adoption = new Adoption("li", "bastion", "host", null, Duration.ofHours(1), List.of("role:WATCH"));
        when(adopted(finding(22, Protocol.SSH, "operating-system", suggestion), adoption));
        expect(new Register(
                TARGET,
                Definition.of(
                        "host",
                        "bastion",
                        UNIT,
                        "10.1.0.1:22",
                        "li",
                        new Check.Tcp(null, "SSH-2.0"),
                        Duration.ofHours(1),
                        null,
                        List.of(),
                        List.of("role:WATCH"))));
    }

    @Test
    void withoutTheCredentialItNeedsOnlyThePortIsWatched() throws Exception {
        var database = finding(
                5432,
                Protocol.POSTGRESQL,
                "database",
                new Suggestion(Way.DATABASE, "jdbc:postgresql://10.1.0.1:5432/postgres", true, null));
        when(adopted(database, PLAIN));
        expect(register("database", "10.1.0.1:5432", "10.1.0.1:5432", new Check.Tcp(null, null)));
    }

    @Test
    void withTheCredentialItIsReadWhole() throws Exception {
        var address = "jdbc:postgresql://10.1.0.1:5432/postgres";
        var database =
                finding(5432, Protocol.POSTGRESQL, "database", new Suggestion(Way.DATABASE, address, true, null));
        when(adopted(database, adoption("store:pg")));
        expect(register("database", "10.1.0.1:5432", address, new Check.Database("store:pg", null)));
    }

    @Test
    void anAgentIsAskedByWhatFoundIt() throws Exception {
        var agent =
                finding(1161, Protocol.SNMP, "network", new Suggestion(Way.SNMP, "10.1.0.1", true, "store:community"));
        when(adopted(agent, PLAIN));
        expect(register(
                "network",
                "10.1.0.1:1161",
                "10.1.0.1",
                new Check.Snmp(
                        Version.V2C, 1161, "store:community", null, null, null, Profile.NETWORK, null, null, null)));
    }

    @Test
    void isNotHeldUpByATargetThatIsThereAndWasChanged() throws Exception {
        answer(new Refused("target.registered"));
        var suggestion = new Suggestion(Way.ICMP, "10.1.0.1", false, null);
        when(adopted(finding(0, Protocol.ICMP, "host", suggestion), PLAIN));
        expect(register("host", "10.1.0.1", "10.1.0.1", new Check.Icmp(null)));
    }

    /** A reaction's refusal reaches nobody: what is suggested must be sound. */
    @Test
    void everySuggestedAddressFitsItsCheck() {
        for (var host : List.of("10.1.0.1", "[2001:db8:0:0:0:0:0:1]")) {
            sound(new Check.Tcp(null, null), host + ":22");
            sound(new Check.Database(null, null), "jdbc:postgresql://" + host + ":5432/postgres");
            sound(new Check.Database(null, null), "jdbc:mysql://" + host + ":3306/");
            sound(new Check.Mongodb(null, null), "mongodb://" + host + ":27017/");
            sound(new Check.NginxStatus(null), "http://" + host + ":8080/nginx_status");
        }
        sound(new Check.Icmp(null), "2001:db8:0:0:0:0:0:1");
    }

    private static void sound(Check check, String address) {
        var definition = register("host", "name", address, check).definition();
        assertThatNoException()
                .as(address)
                .isThrownBy(() -> Soundness.refuse(TARGET, definition, target -> Optional.empty()));
    }
}
