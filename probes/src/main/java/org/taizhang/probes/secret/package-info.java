/** Where secrets are kept that let probes in: an encrypted file, the environment, and stores that are added. */
@NullMarked
package org.taizhang.probes.secret;

import org.jspecify.annotations.NullMarked;
