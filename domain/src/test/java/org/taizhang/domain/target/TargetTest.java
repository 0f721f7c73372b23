package org.taizhang.domain.target;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.target.SnmpValue.Read;
import org.taizhang.domain.target.TargetCommand.*;
import org.taizhang.domain.target.TargetEvent.*;

class TargetTest extends SubjectTest<Target> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final Definition PORTAL = portal("https://www.example.gov.cn/", UNIT, threshold("down", 0.5, 0.9));
    private static final Maintenance UPGRADE = new Maintenance("upgrade", NOW.plusSeconds(3600), null);

    private static final UUID ROUTER = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID SWITCH = UUID.fromString("00000000-0000-0000-0000-0000000000c2");
    /** The switch lies behind the router; a ninth of a chain lies behind eight others. */
    private static final Map<UUID, List<UUID>> ABOVE =
            new HashMap<>(Map.of(ROUTER, List.of(), SWITCH, List.of(ROUTER)));

    static {
        for (var i = 0; i < 9; i++) ABOVE.put(chain(i), i == 0 ? List.of() : List.of(chain(i - 1)));
    }

    private static UUID chain(int place) {
        return new UUID(0, 0xd0 + place);
    }

    TargetTest() {
        super(Target.class, (Upstream) target -> Optional.ofNullable(ABOVE.get(target)));
    }

    @Test
    void isRegistered() {
        givenNothing().when(OPERATOR, new Register(ID, PORTAL)).expect(new Registered(ID, PORTAL));
    }

    @Test
    void isRegisteredOnceHoweverOftenTheSameIsSaid() {
        given(new Registered(ID, PORTAL))
                .when(OPERATOR, new Register(ID, PORTAL))
                .expectNothing();
    }

    @Test
    void refusesAnotherDefinitionUnderTheSameId() {
        given(new Registered(ID, PORTAL))
                .when(OPERATOR, new Register(ID, portal("https://other.example/", UNIT)))
                .expectRefusal("target.registered");
    }

    @Test
    void refusesTwoRulesOfOneName() {
        var twice = portal("http://a.example/", UNIT, threshold("down", 1, null), threshold("down", 2, null));
        givenNothing().when(OPERATOR, new Register(ID, twice)).expectRefusal("target.rule-twice");
    }

    @Test
    void refusesToClearWhereItRaises() {
        var inside = portal("http://a.example/", UNIT, threshold("down", 0.5, 0.4));
        givenNothing().when(OPERATOR, new Register(ID, inside)).expectRefusal("target.clear-at");
    }

    @Test
    void refusesAWebCheckOfWhatIsNoWebAddressOrHoldsAPassword() {
        for (var address : List.of("ftp://a.example/", "not an address", "https://user:secret@a.example/", "http:"))
            givenNothing()
                    .when(OPERATOR, new Register(ID, portal(address, UNIT)))
                    .expectRefusal("target.address");
    }

    @Test
    void refusesAnSnmpCheckThatCannotBe() {
        var v2 = Check.Snmp.Version.V2C;
        var v3 = Check.Snmp.Version.V3;
        var well = snmp(v3, "file:p", Check.Snmp.Privacy.AES256, Read.OK, List.of("1"));
        for (var address : List.of("http://10.0.0.1/", "10.0.0.1:161", "a b", ""))
            givenNothing()
                    .when(OPERATOR, new Register(ID, watched(address, well)))
                    .expectRefusal("target.address-host");
        for (var address : List.of("10.0.0.1", "switch-1.example", "2001:db8::1", "[fe80::1%eth0]")) {
            var fits = watched(address, well);
            givenNothing().when(OPERATOR, new Register(ID, fits)).expect(new Registered(ID, fits));
        }
        var refused = Map.of(
                "target.snmp-community", snmp(v2, "file:p", null, Read.VALUE, null),
                "target.snmp-privacy", snmp(v3, null, Check.Snmp.Privacy.DES, Read.VALUE, null),
                "target.snmp-ok", snmp(v3, "file:p", null, Read.OK, List.of()));
        refused.forEach((code, check) -> givenNothing()
                .when(OPERATOR, new Register(ID, watched("10.0.0.1", check)))
                .expectRefusal(code));
    }

    private static Definition watched(String address, Check check) {
        var portal = portal(address, UNIT);
        return new Definition(
                "network",
                "Switch",
                portal.unit(),
                address,
                portal.owner(),
                check,
                portal.interval(),
                null,
                List.of(),
                List.of(),
                null,
                false,
                null,
                null);
    }

    private static Check.Snmp snmp(
            Check.Snmp.Version version,
            String privacyCredential,
            Check.Snmp.Privacy privacy,
            Read read,
            List<String> ok) {
        var value = new SnmpValue("1.3.6.1.2.1.1.3.0", "some_value", null, read, null, null, ok);
        return new Check.Snmp(
                version, null, "file:c", null, privacyCredential, privacy, null, null, null, List.of(value));
    }

    @Test
    void belongsToAUnitTheActorIsAbove() {
        givenNothing()
                .when(OPERATOR, new Register(ID, portal("http://a.example/", "230000/230200")))
                .expect(Forbidden.class);
        given(new Registered(ID, PORTAL))
                .when(OPERATOR, new Revise(ID, portal("http://a.example/", "230000")))
                .expect(Forbidden.class);
    }

    @Test
    void isOutOfReachForOtherUnits() {
        var stranger = new Actor("zhou", "zhou", Set.of(Role.OPERATOR), "230000/230200", null);
        given(new Registered(ID, PORTAL)).when(stranger, new Retire(ID, "mine")).expect(Forbidden.class);
    }

    @Test
    void isChangedByOperatorsOnly() {
        givenNothing().when(WATCH, new Register(ID, PORTAL)).expect(Forbidden.class);
        given(new Registered(ID, PORTAL)).when(AUDITOR, new Pause(ID, UPGRADE)).expect(Forbidden.class);
    }

    @Test
    void isRevised() {
        var revised = portal("https://new.example.gov.cn/", UNIT);
        given(new Registered(ID, PORTAL))
                .when(OPERATOR, new Revise(ID, revised))
                .expect(new Revised(ID, revised));
        given(new Registered(ID, PORTAL)).when(OPERATOR, new Revise(ID, PORTAL)).expectNothing();
    }

    @Test
    void isRevisedOnlyByWhoSawTheNewestVersion() {
        var revised = portal("https://new.example.gov.cn/", UNIT);
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE))
                .when(OPERATOR, 0, new Revise(ID, revised))
                .expect(Outdated.class);
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE))
                .when(OPERATOR, 1, new Revise(ID, revised))
                .expect(new Revised(ID, revised));
    }

    @Test
    void isPausedUntilLaterOnly() {
        given(new Registered(ID, PORTAL)).when(OPERATOR, new Pause(ID, UPGRADE)).expect(new Paused(ID, UPGRADE));
        given(new Registered(ID, PORTAL))
                .when(OPERATOR, new Pause(ID, new Maintenance("late", NOW, null)))
                .expectRefusal("target.pause-over");
    }

    @Test
    void isResumedWhenThePauseIsOverOrAPersonSaysSo() {
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE))
                .when(OPERATOR, new Resume(ID, null))
                .expect(new Resumed(ID));
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE))
                .at(UPGRADE.until())
                .when(PRODUCT, new Resume(ID, null))
                .expect(new Resumed(ID));
        given(new Registered(ID, PORTAL)).when(PRODUCT, new Resume(ID, null)).expectNothing();
    }

    @Test
    void staysPausedForTheLongerTimeWhenPausedAgain() {
        var longer = new Maintenance("longer", NOW.plusSeconds(7200), null);
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE), new Paused(ID, longer))
                .at(UPGRADE.until())
                .when(PRODUCT, new Resume(ID, null))
                .expectNothing();
    }

    @Test
    void isNeverTouchedAgainOnceRetired() {
        given(new Registered(ID, PORTAL)).when(OPERATOR, new Retire(ID, "gone")).expect(new Retired(ID, "gone"));
        given(new Registered(ID, PORTAL)).when(PRODUCT, new Retire(ID, "gone")).expect(new Retired(ID, "gone"));
        given(new Registered(ID, PORTAL), new Retired(ID, "gone"))
                .when(OPERATOR, new Revise(ID, PORTAL))
                .expectRefusal("target.retired");
    }

    @Test
    void isUnknownUntilRegistered() {
        givenNothing().when(OPERATOR, new Pause(ID, UPGRADE)).expect(Unknown.class);
    }

    @Test
    void learnsWhatItReadsOnceAndThenWhatChanges() {
        var learn = new Learn(ID, Map.of("middleware_version", "10.1.60", "app_digest", "aa"), NOW);
        given(new Registered(ID, PORTAL))
                .when(PRODUCT, learn)
                .expect(
                        new FactFound(ID, "app_digest", "aa", NOW),
                        new FactFound(ID, "middleware_version", "10.1.60", NOW));
        given(
                        new Registered(ID, PORTAL),
                        new FactFound(ID, "app_digest", "aa", NOW),
                        new FactFound(ID, "middleware_version", "10.1.59", NOW))
                .when(PRODUCT, learn)
                .expect(new FactChanged(ID, "middleware_version", "10.1.59", "10.1.60", NOW));
        given(
                        new Registered(ID, PORTAL),
                        new FactFound(ID, "app_digest", "a", NOW),
                        new FactChanged(ID, "app_digest", "a", "aa", NOW),
                        new FactFound(ID, "middleware_version", "10.1.60", NOW))
                .when(PRODUCT, learn)
                .expectNothing();
    }

    @Test
    void learnsNoMoreThanFiftyThingsButGoesOnWithThose() {
        var known = IntStream.range(0, 50).mapToObj(i -> new FactFound(ID, "f" + i, "x", NOW));
        given(Stream.concat(Stream.of(new Registered(ID, PORTAL)), known).toArray())
                .when(PRODUCT, new Learn(ID, Map.of("f51", "y", "f7", "z"), NOW))
                .expect(new FactChanged(ID, "f7", "x", "z", NOW));
    }

    @Test
    void learnsNothingOfWhatIsUnknownOrRetired() {
        var learn = new Learn(ID, Map.of("version", "1"), NOW);
        givenNothing().when(PRODUCT, learn).expect(Unknown.class);
        given(new Registered(ID, PORTAL), new Retired(ID, "gone"))
                .when(PRODUCT, learn)
                .expectRefusal("target.retired");
    }

    @Test
    void meansTheRulesOfItsKindWhereItHasNoneOfItsOwn() {
        var bare = definition(List.of(), null, null);
        givenNothing()
                .when(OPERATOR, new Register(ID, bare))
                .expect(new Registered(ID, definition(List.of(), true, null)));
        givenNothing()
                .when(OPERATOR, new Register(ID, definition(List.of(), false, null)))
                .expect(new Registered(ID, definition(List.of(), false, null)));
        given(new Registered(ID, bare)).when(OPERATOR, new Register(ID, bare)).expectNothing();
        given(new Registered(ID, bare)).when(OPERATOR, new Revise(ID, bare)).expectNothing();
    }

    @Test
    void hasNoTwoRulesOfOneNameWhateverTheirKind() {
        var absence = new Absence("down", "probe_success", 3, 2, "silent", null, null);
        var twice = new Definition(
                "website",
                "Portal",
                UNIT,
                "https://gov.example.cn/",
                "wang",
                null,
                Duration.ofMinutes(1),
                null,
                List.of(threshold("down", 0.5, null)),
                List.of(),
                List.of(absence),
                null,
                null,
                null);
        givenNothing().when(OPERATOR, new Register(ID, twice)).expectRefusal("target.rule-twice");
    }

    @Test
    void liesBehindOthersButNeverBehindItself() {
        var behind = definition(List.of(), true, List.of(SWITCH));
        givenNothing().when(OPERATOR, new Register(ID, behind)).expect(new Registered(ID, behind));
        givenNothing().when(OPERATOR, new Register(ROUTER, behind)).expectRefusal("target.behind-itself");
        givenNothing().when(OPERATOR, new Register(SWITCH, behind)).expectRefusal("target.behind-itself");
        givenNothing()
                .when(OPERATOR, new Register(ID, definition(List.of(), true, List.of(UUID.randomUUID()))))
                .expectRefusal("target.no-upstream");
    }

    @Test
    void liesBehindNoMoreThanEight() {
        var eighth = definition(List.of(), true, List.of(chain(7)));
        givenNothing().when(OPERATOR, new Register(ID, eighth)).expect(new Registered(ID, eighth));
        givenNothing()
                .when(OPERATOR, new Register(ID, definition(List.of(), true, List.of(chain(8)))))
                .expectRefusal("target.too-deep");
    }

    @Test
    void isPausedForTheWindowOfAChangeAndResumedWhenThatEndsEarly() {
        var change = UUID.randomUUID();
        var window = new Maintenance("new release", NOW.plusSeconds(3600), change);
        given(new Registered(ID, PORTAL)).when(PRODUCT, new Pause(ID, window)).expect(new Paused(ID, window));
        given(new Registered(ID, PORTAL), new Paused(ID, window))
                .when(PRODUCT, new Resume(ID, change))
                .expect(new Resumed(ID));
        given(new Registered(ID, PORTAL), new Paused(ID, window))
                .when(PRODUCT, new Resume(ID, UUID.randomUUID()))
                .expectNothing();
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE))
                .when(PRODUCT, new Resume(ID, change))
                .expectNothing();
    }

    @Test
    void theWindowOfAChangeDoesNotShortenAnotherPause() {
        var shorter = new Maintenance("new release", NOW.plusSeconds(60), UUID.randomUUID());
        given(new Registered(ID, PORTAL), new Paused(ID, UPGRADE))
                .when(PRODUCT, new Pause(ID, shorter))
                .expectNothing();
    }

    private static Definition definition(
            List<Threshold> rules, @Nullable Boolean defaults, @Nullable List<UUID> dependsOn) {
        return new Definition(
                "website",
                "Portal",
                UNIT,
                "https://gov.example.cn/",
                "wang",
                new Check.Http(null, null),
                Duration.ofMinutes(1),
                null,
                rules,
                List.of(),
                null,
                defaults,
                null,
                dependsOn);
    }

    private static Definition portal(String address, String unit, Threshold... thresholds) {
        return new Definition(
                "website",
                "Portal",
                unit,
                address,
                "wang",
                new Check.Http(null, null),
                Duration.ofSeconds(30),
                null,
                List.of(thresholds),
                List.of(),
                null,
                false,
                null,
                null);
    }

    private static Threshold threshold(String rule, double value, Double clearAt) {
        return Threshold.of(rule, "probe_success", Comparison.BELOW, value, null, clearAt, 1, "{target} down", null);
    }
}
