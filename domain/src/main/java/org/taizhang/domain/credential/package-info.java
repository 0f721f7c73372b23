/** The names under which secrets are kept for probes: stored, replaced and removed; the secrets are never here. */
@NullMarked
package org.taizhang.domain.credential;

import org.jspecify.annotations.NullMarked;
