/** Operation manuals: by which steps the routine of a system is done, drafted, approved by another, revised when what they describe changes. */
@NullMarked
package org.taizhang.domain.manual;

import org.jspecify.annotations.NullMarked;
