/** Coming in: accounts, sessions, secrets, and what is reachable without them. */
@NullMarked
package org.taizhang.api.account;

import org.jspecify.annotations.NullMarked;
