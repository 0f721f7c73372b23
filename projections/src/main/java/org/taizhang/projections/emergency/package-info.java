/** Emergencies as they are read. */
@NullMarked
package org.taizhang.projections.emergency;

import org.jspecify.annotations.NullMarked;
