package org.taizhang.domain;

import java.time.Instant;
import java.util.List;

/**
 * Something that was owed and not done in time.
 *
 * @param what names the obligation, such as {@code review}
 * @param due when it was owed
 * @param occurrence how often something was owed and not done by this subject, from 1
 * @param text for people, Chinese first and English beside it
 * @param recipients who is told: account names, {@code role:…}
 * @param severity 1 (critical) to 4 (information)
 */
public record Lapse(String what, Instant due, int occurrence, String text, List<String> recipients, int severity) {}
