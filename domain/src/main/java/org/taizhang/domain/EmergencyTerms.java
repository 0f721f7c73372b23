package org.taizhang.domain;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;

/**
 * By when what is done about emergencies is owed, where no law says it: the operator's decisions.
 *
 * @param evaluation how long after an approval or an evaluation a plan is evaluated again
 * @param afterDrill how long after a drill the plan is evaluated in its light
 * @param refiling how long after the approval of a major revision the plan is filed again
 * @param revision how long after lessons were learnt the plan is revised
 * @param verification how long after a hazard was reported it is verified
 * @param watch how soon after the declaration somebody keeps the watch, and how soon one who is relieved has a successor
 * @param watchLength how long one person keeps it at a stretch
 * @param review how long after its end an emergency is reviewed
 */
public record EmergencyTerms(
        ZoneId zone,
        Period evaluation,
        Period afterDrill,
        Period refiling,
        Period revision,
        Duration verification,
        Duration watch,
        Duration watchLength,
        Period review) {}
