/** Restores: the test before each, its clean-up and review, the restore itself, and the urgent exception. */
@NullMarked
package org.taizhang.domain.restore;

import org.jspecify.annotations.NullMarked;
