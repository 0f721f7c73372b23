/** What must be made public: formed or changed, agreed on with those it concerns, and published in time by the official calendar. */
@NullMarked
package org.taizhang.domain.disclosure;

import org.jspecify.annotations.NullMarked;
