/** What there is to do first when somebody is drowsy and hard to rouse: a matter for the emergency doctor. */
import { Alert, Text } from '@mantine/core'
import { IconAmbulance } from '@tabler/icons-react'
import { Link } from 'react-router'

export function Medical() {
  return (
    <Alert color="red" role="alert" icon={<IconAmbulance aria-hidden="true" />} title="先拨打 120">
      <Text size="sm">昏沉、难唤醒是急症，不是情绪问题：立即打 120，一个人守在身边，侧身躺好，不喂水、不单独留下；再到<Link to="/safety">红旗与报警</Link>里记录。</Text>
    </Alert>
  )
}
