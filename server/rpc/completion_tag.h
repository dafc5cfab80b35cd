#pragma once

namespace hall::rpc {

/// What a completion queue hands back: every tag given to gRPC here is one of these. The thread
/// that polls the queue calls complete().
class CompletionTag {
 public:
  virtual void complete(bool ok) = 0;

 protected:
  ~CompletionTag() = default;
};

/// Tag that calls one member function of its owner, of which it is a member; nothing is allocated.
template <class Owner, void (Owner::*onComplete)(bool)>
class TagOf final : public CompletionTag {
 public:
  explicit TagOf(Owner& owner) : owner_(owner) {}
  void complete(bool ok) override { (owner_.*onComplete)(ok); }

 private:
  Owner& owner_;
};

}  // namespace hall::rpc
