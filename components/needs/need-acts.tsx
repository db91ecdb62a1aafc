"use client";

import { ConfirmAct } from "@/components/forms/confirm-act";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldId } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { problemOf } from "@/lib/action-state";
import {
  claimNeedAction,
  closeNeedAction,
  handBackNeedAction,
  meetNeedAction,
  withdrawNeedAction,
} from "@/lib/features/needs/actions";
import type { NeedPage } from "@/lib/features/needs/queries/need";

type ActsProps = {
  need: Pick<
    NeedPage,
    | "number"
    | "choices"
    | "products"
    | "mayClaim"
    | "mayHandBack"
    | "mayMeet"
    | "mayClose"
    | "isAuthor"
    | "whyNotWithdrawn"
  >;
};

/** What the reader may do with the need now; nothing for who may do nothing. */
export function NeedActs({ need }: ActsProps) {
  const fields = { number: String(need.number) };
  return (
    <>
      {need.mayClaim ? <Claim need={need} /> : null}
      {need.mayMeet ? <Meet need={need} /> : null}
      {need.mayHandBack ? (
        <ConfirmAct
          label="Hand back"
          title="Hand this need back?"
          consequences="It is open again, and another domain can claim it. Nobody is told."
          action={handBackNeedAction}
          fields={fields}
        />
      ) : null}
      {need.mayClose ? (
        <ConfirmAct
          label="Will not be met"
          title="Close this need without the data?"
          consequences="Everybody who wants it is told the reason. It cannot be opened again; a new need can be filed."
          action={closeNeedAction}
          fields={fields}
          reason={{ optional: false, hint: "Everybody who wants the data reads it." }}
        />
      ) : null}
      {need.isAuthor && need.whyNotWithdrawn === null ? (
        <ConfirmAct
          label="Take it back"
          title="Take this need back?"
          consequences="It is closed, and nobody is told. You can ask again with a new one."
          action={withdrawNeedAction}
          fields={fields}
        />
      ) : null}
    </>
  );
}

function Claim({ need }: ActsProps) {
  return (
    <ConfirmAct
      label="Claim"
      variant="primary"
      title="Claim this need?"
      consequences="Your domain sees to the data. Everybody who wants it is told; you can hand it back."
      tone="primary"
      fields={{ number: String(need.number) }}
      action={claimNeedAction}
    >
      {(state) => (
        <Field label="For" name="as" error={problemOf(state, "as")}>
          {(control) => <Select {...control} options={need.choices} defaultValue={state.values?.as} />}
        </Field>
      )}
    </ConfirmAct>
  );
}

function Meet({ need }: ActsProps) {
  return (
    <ConfirmAct
      label="Close with a product"
      variant={need.mayClaim ? "secondary" : "primary"}
      title="Which product has the data?"
      consequences="The need is met. Everybody who wants it is told and led to the product."
      tone="primary"
      fields={{ number: String(need.number) }}
      action={meetNeedAction}
    >
      {(state) => {
        const unseen = problemOf(state, "acknowledged");
        return (
          <>
            <Field
              label="Data product"
              name="product"
              hint="Its id; products of your domains are offered."
              error={problemOf(state, "product")}
            >
              {(control) => (
                <>
                  <Input
                    {...control}
                    list="products-that-meet"
                    autoComplete="off"
                    maxLength={200}
                    defaultValue={state.values?.product ?? ""}
                  />
                  <datalist id="products-that-meet">
                    {need.products.map(({ ref, name }) => (
                      <option key={ref} value={ref}>
                        {name}
                      </option>
                    ))}
                  </datalist>
                </>
              )}
            </Field>
            {unseen === undefined ? null : (
              <Checkbox
                id={fieldId("acknowledged")}
                name="acknowledged"
                label="Close it although not everybody sees the product"
                hint="They are told that the need is met, and nothing of the product."
                error={unseen}
              />
            )}
          </>
        );
      }}
    </ConfirmAct>
  );
}
