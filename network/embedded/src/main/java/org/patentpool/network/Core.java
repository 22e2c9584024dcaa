package org.patentpool.network;

