/** The call backs promised in one petition, and another. */
import { Group, Text, Title } from '@mantine/core'
import { useAsk } from '../../bridge/useAsk'
import { CallBackRow } from '../../ui/CallBackRow'
import { PromiseCallBack } from '../../ui/PromiseCallBack'

export function CallBacks({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('handover.callBacks', { petitionId })
  return (
    <section aria-label="回电">
      <Group justify="space-between"><Title order={2} size="h5">回电</Title><PromiseCallBack petitionId={petitionId} /></Group>
      {asked.fault !== undefined && <Text size="sm" c="red.8">{asked.fault.message}</Text>}
      {asked.value?.map((callBack) => <CallBackRow key={callBack.id} callBack={callBack} works />)}
    </section>
  )
}
