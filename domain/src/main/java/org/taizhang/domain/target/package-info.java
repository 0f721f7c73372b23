/** What is watched: registered, revised, paused, resumed and retired. */
@NullMarked
package org.taizhang.domain.target;

import org.jspecify.annotations.NullMarked;
