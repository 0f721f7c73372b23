package org.taizhang.domain.discovery;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.discovery.DiscoveryCommand.*;
import org.taizhang.domain.discovery.DiscoveryEvent.*;

class DiscoveryTest extends SubjectTest<Discovery> {
    private static final UUID ID = new UUID(0, 0xd1);
    private static final Scope SCOPE = scope("10.1.0.0/30", "10.1.0.8");
    private static final Requested REQUESTED = new Requested(ID, SCOPE, 3);
    private static final Finding FINDING = finding("10.1.0.1", null);
    private static final FindingRecorded RECORDED = new FindingRecorded(ID, 1, FINDING);
    private static final Adoption ADOPTION = new Adoption("li", null, null, null, null, null);
    private static final Outcome OUTCOME = new Outcome(3, 36, 1, 0);

    DiscoveryTest() {
        super(Discovery.class, Perimeter.of(List.of("10.1.0.0/16", "2001:db8::/64"), 16));
    }

    private static Scope scope(String... ranges) {
        return new Scope(UNIT, List.of(ranges), null, null, null);
    }

    private static Finding finding(String address, @Nullable UUID watched) {
        var suggestion = new Suggestion(Way.HTTP, "http://" + address + "/", false, null);
        return new Finding(address, 80, Protocol.HTTP, "website", "portal", "Welcome", suggestion, watched);
    }

    @Test
    void isRequestedOnceByWhoRunsThePlatform() {
        givenNothing().when(OPERATOR, new Request(ID, SCOPE)).expect(REQUESTED);
        given(REQUESTED).when(OPERATOR, new Request(ID, SCOPE)).expectNothing();
        given(REQUESTED).when(OPERATOR, new Request(ID, scope("10.1.0.1"))).expectRefusal("discovery.requested");
        givenNothing().when(WATCH, new Request(ID, SCOPE)).expect(Forbidden.class);
        givenNothing()
                .when(OPERATOR, new Request(ID, new Scope("230000/230200", List.of("10.1.0.1"), null, null, null)))
                .expect(Forbidden.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.2.0.0/30, discovery.outside",
        "10.0.0.0/8, discovery.outside",
        "::ffff:a01:1, discovery.range",
        "10.1.0.0/27, discovery.too-many",
        "2001:db8::/64, discovery.too-many",
        "10.1.0.1/30, discovery.range-host-bits",
        "10.1.0.999, discovery.range"
    })
    void staysWithinItsPerimeter(String range, String code) {
        givenNothing().when(OPERATOR, new Request(ID, scope("10.1.0.1", range))).expectRefusal(code);
    }

    @Test
    void countsAnAddressOnceThatTwoRangesHold() {
        var twice = scope("10.1.0.1", "10.1.0.0/29", "10.1.0.0/28", "10.1.0.4");
        givenNothing().when(OPERATOR, new Request(ID, twice)).expect(new Requested(ID, twice, 14));
    }

    @Test
    void looksForSomething() {
        var nothing = new Scope(UNIT, List.of("10.1.0.1"), List.of(), null, null);
        givenNothing().when(OPERATOR, new Request(ID, nothing)).expectRefusal("discovery.nothing");
        var echo = new Scope(UNIT, List.of("10.1.0.1"), List.of(), null, true);
        givenNothing().when(OPERATOR, new Request(ID, echo)).expect(new Requested(ID, echo, 1));
    }

    @Test
    void numbersWhatIsFound() {
        var other = finding("10.1.0.2", null);
        given(REQUESTED, RECORDED)
                .when(PRODUCT, new Report(ID, List.of(other, FINDING)))
                .expect(new FindingRecorded(ID, 2, other), new FindingRecorded(ID, 3, FINDING));
        given(REQUESTED).when(OPERATOR, new Report(ID, List.of(other))).expect(Forbidden.class);
        given(REQUESTED, new FindingRecorded(ID, DiscoveryEvent.MOST_FINDINGS - 1, FINDING))
                .when(PRODUCT, new Report(ID, Collections.nCopies(5, other)))
                .expect(new FindingRecorded(ID, DiscoveryEvent.MOST_FINDINGS, other));
    }

    @Test
    void endsOnce() {
        given(REQUESTED).when(PRODUCT, new Complete(ID, OUTCOME)).expect(new Completed(ID, OUTCOME));
        given(REQUESTED).when(PRODUCT, new Fail(ID, "why")).expect(new Failed(ID, "why"));
        given(REQUESTED).when(OPERATOR, new Cancel(ID)).expect(new Cancelled(ID));
        given(REQUESTED).when(WATCH, new Cancel(ID)).expect(Forbidden.class);
        given(REQUESTED).when(PRODUCT, new Interrupt(ID)).expect(new Interrupted(ID));
        given(REQUESTED, new Cancelled(ID)).when(OPERATOR, new Cancel(ID)).expectNothing();
        given(REQUESTED, new Completed(ID, OUTCOME))
                .when(PRODUCT, new Interrupt(ID))
                .expectNothing();
        for (var command : List.of(new Report(ID, List.of(FINDING)), new Complete(ID, OUTCOME), new Fail(ID, "why")))
            given(REQUESTED, new Cancelled(ID)).when(PRODUCT, command).expectRefusal("discovery.stage");
        given(REQUESTED, new Interrupted(ID)).when(OPERATOR, new Cancel(ID)).expectRefusal("discovery.stage");
        givenNothing().when(OPERATOR, new Cancel(ID)).expect(Unknown.class);
    }

    @Test
    void aFindingIsAdoptedOnceWhetherTheScanIsOverOrNot() {
        var adopt = new Adopt(ID, 1, FINDING, ADOPTION);
        var adopted = new FindingAdopted(ID, 1, DiscoveryEvent.target(ID, 1), FINDING, ADOPTION);
        given(REQUESTED, RECORDED).when(OPERATOR, adopt).expect(adopted);
        given(REQUESTED, RECORDED, new Interrupted(ID)).when(OPERATOR, adopt).expect(adopted);
        given(REQUESTED, RECORDED, adopted).when(OPERATOR, adopt).expectRefusal("discovery.adopted");
        given(REQUESTED, RECORDED).when(APPROVER, adopt).expect(Forbidden.class);
        for (var number : IntStream.of(0, 2).toArray())
            given(REQUESTED, RECORDED)
                    .when(OPERATOR, new Adopt(ID, number, FINDING, ADOPTION))
                    .expect(Unknown.class);
        var watched = finding("10.1.0.1", new UUID(0, 1));
        given(REQUESTED, RECORDED)
                .when(OPERATOR, new Adopt(ID, 1, watched, ADOPTION))
                .expectRefusal("discovery.watched");
    }
}
