/** Files as evidence: stored once, known by their digests, referred to by events, withdrawn but not forgotten. */
@NullMarked
package org.taizhang.domain.file;

import org.jspecify.annotations.NullMarked;
