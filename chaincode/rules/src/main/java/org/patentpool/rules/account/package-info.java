/**
 * What a licensee owes and has paid (rulebook §5). {@link org.patentpool.rules.account.Account}
 * keeps the account, {@link org.patentpool.rules.account.Interest} is the price of being late.
 */
@NullMarked
package org.patentpool.rules.account;

import org.jspecify.annotations.NullMarked;
