/** The language every capability shares: who acts, with which role, for which unit, and what a refusal is. */
@NullMarked
package org.taizhang.domain;

import org.jspecify.annotations.NullMarked;
