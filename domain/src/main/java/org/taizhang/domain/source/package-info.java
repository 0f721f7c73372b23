/** Other systems that report alerts and signs of life, and how what they report is understood. */
@NullMarked
package org.taizhang.domain.source;

import org.jspecify.annotations.NullMarked;
