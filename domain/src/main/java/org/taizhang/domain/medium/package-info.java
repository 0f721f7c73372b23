/** Media of backups that are out of the drive: labelled, stored, lent and destroyed. */
@NullMarked
package org.taizhang.domain.medium;

import org.jspecify.annotations.NullMarked;
