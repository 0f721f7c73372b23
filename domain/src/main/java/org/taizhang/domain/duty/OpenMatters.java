package org.taizhang.domain.duty;

import org.taizhang.domain.duty.DutyEvent.Handover;

/** Knows what stands open, so that a hand-over can leave nothing out. */
public interface OpenMatters {
    /** What stands open in {@code unit} and below it now, under the words of whoever hands it over. */
    Handover leave(String note, String unit);
}
