# Everything a newcomer needs is `make run` and `make test`. The work is done by scripts/.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test build setup check bench soak deny clean

help: ## Says what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup build ## Installs what is missing, builds, and serves the demo business on 127.0.0.1:3000
	@target/release/rightsdesk demo --data target/demo

test: ## Installs what is missing and runs every check that must hold before a change lands
	@scripts/test.sh

build: ## Builds target/release/rightsdesk with the site inside
	@scripts/build.sh

setup: ## Installs what is missing for building
	@scripts/setup.sh

check: ## Formatting and lints only, for between two edits
	@scripts/test/format.sh
	@scripts/test/lints.sh

bench: build ## Measures what has a bar; takes minutes, and wants nothing else running
	@scripts/bench.sh

soak: build ## What the tests sample, whole: takes more than an hour, wants nothing else running, goes on where it was stopped
	@scripts/soak.sh

deny: ## Checks licences, sources, duplicates and known holes of the dependencies
	@scripts/deny.sh

clean: ## Removes what was built; installed tools stay
	@cargo clean --target-dir target
