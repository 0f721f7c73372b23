/** What a threshold raises: acknowledged by people, escalated by the clock, cleared by the next good sample. */
@NullMarked
package org.taizhang.domain.alert;

import org.jspecify.annotations.NullMarked;
