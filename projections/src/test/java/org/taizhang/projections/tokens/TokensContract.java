package org.taizhang.projections.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every token store must do, as two nodes see it. */
abstract class TokensContract {
    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    static final Duration LONG = Duration.ofHours(1);

    private TokenStore one;
    private TokenStore other;
    private TokenStore impatient;

    /** Another node on the same store, to which claims older than the timeout are void. */
    abstract TokenStore node(String name, Duration timeout);

    @BeforeEach
    void open() {
        one = node("one", LONG);
        other = node("other", LONG);
        impatient = node("impatient", Duration.ofMillis(-10));
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Test
    void startsSegmentsAtTheGivenTokenAndClaimsNone() {
        one.initializeTokenSegments("view", 3, at(5));
        assertThat(one.fetchSegments("view")).containsExactly(0, 1, 2);
        assertThat(other.fetchAvailableSegments("view")).hasSize(3);
        assertThat(other.fetchToken("view", 2)).isEqualTo(at(5));
        assertThat(one.fetchSegments("none")).isEmpty();
        assertThat(one.requiresExplicitSegmentInitialization()).isTrue();
    }

    @Test
    void startsSegmentsOnlyOnce() {
        one.initializeTokenSegments("view", 2);
        assertThat(one.fetchToken("view", 1)).isNull();
        assertThatThrownBy(() -> other.initializeTokenSegments("view", 2))
                .isInstanceOf(UnableToClaimTokenException.class);
        one.initializeSegment(at(7), "view", 2);
        assertThatThrownBy(() -> one.initializeSegment(at(8), "view", 2))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThat(one.fetchToken("view", 2)).isEqualTo(at(7));
    }

    @Test
    void givesBackWhatWasStoredOfEachProcessorAlone() {
        one.initializeTokenSegments("view", 1);
        one.initializeTokenSegments("other view", 1);
        one.fetchToken("view", 0);
        one.storeToken(at(1), "view", 0);
        var gaps = GapAwareTrackingToken.newInstance(9, List.of(7L));
        one.fetchToken("other view", 0);
        one.storeToken(gaps, "other view", 0);
        assertThat(one.fetchToken("view", 0)).isEqualTo(at(1));
        assertThat(one.fetchToken("other view", 0)).isEqualTo(gaps);
    }

    @Test
    void aClaimKeepsEveryOtherNodeOut() {
        one.initializeTokenSegments("view", 1, at(1));
        one.fetchToken("view", 0);
        assertThat(one.fetchAvailableSegments("view")).hasSize(1);
        assertThat(other.fetchAvailableSegments("view")).isEmpty();
        refused(() -> other.fetchToken("view", 0));
        refused(() -> other.fetchToken("view", Segment.ROOT_SEGMENT));
        refused(() -> other.storeToken(at(2), "view", 0));
        refused(() -> other.extendClaim("view", 0));
        refused(() -> other.deleteToken("view", 0));
        other.releaseClaim("view", 0);
        one.extendClaim("view", 0);
        assertThat(one.fetchToken("view", 0)).isEqualTo(at(1));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aReleasedClaimIsFree() {
        one.initializeTokenSegments("view", 1, at(1));
        one.fetchToken("view", 0);
        one.releaseClaim("view", 0);
        assertThat(other.fetchToken("view", 0)).isEqualTo(at(1));
        refused(() -> one.extendClaim("view", 0));
    }

    @Test
    void aClaimThatWasNotRenewedIsVoid() {
        one.initializeTokenSegments("view", 1, at(1));
        one.fetchToken("view", 0);
        assertThat(impatient.fetchAvailableSegments("view")).hasSize(1);
        assertThat(impatient.fetchToken("view", 0)).isEqualTo(at(1));
        refused(() -> one.storeToken(at(2), "view", 0));
    }

    @Test
    void refusesWhatWasNeverStarted() {
        refused(() -> one.fetchToken("view", 0));
        refused(() -> one.storeToken(at(1), "view", 0));
        refused(() -> one.extendClaim("view", 0));
    }

    @Test
    void deletesOnlyWhatIsClaimed() {
        one.initializeTokenSegments("view", 2);
        refused(() -> one.deleteToken("view", 1));
        one.fetchToken("view", 1);
        one.deleteToken("view", 1);
        assertThat(one.fetchSegments("view")).containsExactly(0);
    }

    @Test
    void hasOneIdForAllNodes() {
        assertThat(one.retrieveStorageIdentifier()).isPresent().isEqualTo(other.retrieveStorageIdentifier());
    }
}
