import { handlePeer } from "@/lib/api/peer/peer";

// Every method goes there, so that refusals are problem documents as well.
export {
  handlePeer as DELETE,
  handlePeer as GET,
  handlePeer as HEAD,
  handlePeer as OPTIONS,
  handlePeer as PATCH,
  handlePeer as POST,
  handlePeer as PUT,
};

export const dynamic = "force-dynamic";
