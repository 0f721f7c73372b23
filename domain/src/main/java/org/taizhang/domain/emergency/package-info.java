/** Emergencies: the plan is activated, the watch kept, everything recorded and reported until the end, and learnt from. */
@NullMarked
package org.taizhang.domain.emergency;

import org.jspecify.annotations.NullMarked;
