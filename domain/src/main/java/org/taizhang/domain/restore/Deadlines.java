package org.taizhang.domain.restore;

import java.time.Duration;
import java.time.Instant;
import org.taizhang.domain.restore.RestoreEvent.AfterTest;

/**
 * How soon the steps of a restore follow one another.
 *
 * @param cleanUp how long after a test its data is purged and its medium returned
 * @param review how long after a passed test it is reviewed, and after that archived
 * @param cause how long after a failed test its cause is found
 * @param fault how long after that the fault is reported
 * @param retest how long after that another test is arranged
 * @param verification how long after the restore another has verified it
 * @param urgency how long after an urgent restore the missing test is answered for
 * @param again how long after a lapse people are told once more
 */
public record Deadlines(
        Duration cleanUp,
        Duration review,
        Duration cause,
        Duration fault,
        Duration retest,
        Duration verification,
        Duration urgency,
        Duration again) {
    AfterTest afterTest(boolean passed, Instant now) {
        return new AfterTest(now.plus(cleanUp), now.plus(passed ? review : cause));
    }
}
